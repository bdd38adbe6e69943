package org.honeylink.tests.dataplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A certificate with a device's name that signed itself; made by openssl. */
record Foreigner(Path certificate, Path key) {

  private static final long LIMIT_SECONDS = 30;

  static Foreigner named(String deviceId, Path directory) {
    Foreigner foreigner =
        new Foreigner(directory.resolve("foreign.crt"), directory.resolve("foreign.key"));
    try {
      Process openssl =
          new ProcessBuilder(
                  "openssl",
                  "req",
                  "-x509",
                  "-newkey",
                  "ed25519",
                  "-nodes",
                  "-subj",
                  "/CN=" + deviceId,
                  "-addext",
                  "extendedKeyUsage=clientAuth",
                  "-out",
                  foreigner.certificate.toString(),
                  "-keyout",
                  foreigner.key.toString())
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("openssl.log").toFile())
              .start();
      if (!openssl.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || openssl.exitValue() != 0) {
        throw new IllegalStateException("openssl made no certificate");
      }
      return foreigner;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
