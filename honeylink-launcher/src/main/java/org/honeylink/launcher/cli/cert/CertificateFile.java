package org.honeylink.launcher.cli.cert;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.honeylink.crypto.pki.Pem;
import org.honeylink.launcher.cli.io.CommandFailed;

/** Certificates of a PEM file. */
final class CertificateFile {

  private CertificateFile() {}

  /** Those of the file, in order; at least one. */
  static List<X509Certificate> read(Path file) {
    try {
      return Pem.certificates(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (NoSuchFileException e) {
      throw CommandFailed.because("There is no file " + file, e);
    } catch (IOException | IllegalArgumentException e) {
      throw CommandFailed.because(file + " is no PEM file of certificates", e);
    }
  }
}
