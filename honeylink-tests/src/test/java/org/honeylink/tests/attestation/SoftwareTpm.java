package org.honeylink.tests.attestation;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/** A TPM 2.0 in software ({@code swtpm}) on a socket of its own, used by {@code tpm2-tools}. */
final class SoftwareTpm implements AutoCloseable {

  private final Workbench bench;
  private final Process process;

  private SoftwareTpm(Workbench bench, Process process) {
    this.bench = bench;
    this.process = process;
  }

  /** Starts one whose state is in the bench's directory. */
  static SoftwareTpm start(Workbench bench) {
    Path socket = bench.file("tpm");
    Path control = bench.file("tpm.ctrl");
    try {
      Path state = Files.createDirectories(bench.file("tpm-state"));
      Process process =
          new ProcessBuilder(
                  "swtpm",
                  "socket",
                  "--tpm2",
                  "--tpmstate",
                  "dir=" + state,
                  "--server",
                  "type=unixio,path=" + socket,
                  "--ctrl",
                  "type=unixio,path=" + control,
                  "--flags",
                  "not-need-init,startup-clear")
              .redirectErrorStream(true)
              .redirectOutput(bench.file("swtpm.log").toFile())
              .start();
      await("swtpm listens")
          .atMost(Duration.ofSeconds(20))
          .failFast("swtpm ended", () -> !process.isAlive())
          .until(() -> Files.exists(socket) && Files.exists(control));
      bench.set("TPM2TOOLS_TCTI", "swtpm:path=" + socket);
      return new SoftwareTpm(bench, process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes a restricted signing key, as attestation keys are; its public key is in {@code ak.pem}.
   *
   * @param algorithm as tpm2-tools name it, with its scheme
   */
  void makeAttestationKey(String algorithm) {
    bench.run(
        """
        tpm2_createprimary -Q -C e -G %s -c ak.ctx \
          -a 'fixedtpm|fixedparent|sensitivedataorigin|userwithauth|restricted|sign'
        tpm2_flushcontext -Q -t
        tpm2_readpublic -Q -c ak.ctx -f pem -o ak.pem
        tpm2_flushcontext -Q -t
        """
            .formatted(algorithm));
  }

  void extend(int pcr) {
    bench.run("tpm2_pcrextend -Q %d:sha256=%s".formatted(pcr, "ab".repeat(32)));
  }

  /**
   * Evidence {@code tpm2-quote-v1}.
   *
   * @param options of tpm2_quote, as in {@code -g sha256}
   */
  byte[] quote(byte[] qualifyingData, String options, byte[] certificate) {
    bench.run(
        """
        tpm2_quote -Q -c ak.ctx -l sha256:0,1,7 -q %s -m quote.msg -s quote.sig %s
        tpm2_flushcontext -Q -t
        """
            .formatted(HexFormat.of().formatHex(qualifyingData), options));
    ByteArrayOutputStream evidence = new ByteArrayOutputStream();
    for (byte[] part :
        new byte[][] {bench.read("quote.msg"), bench.read("quote.sig"), certificate}) {
      evidence.write(part.length >> 8);
      evidence.write(part.length);
      evidence.writeBytes(part);
    }
    return evidence.toByteArray();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
