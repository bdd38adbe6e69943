package org.honeylink.launcher.cli.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.honeylink.launcher.cli.io.CommandFailed;

/** A file by its form. */
sealed interface KeyFile {

  /** A key file is small; anything larger is something else. */
  int MOST_BYTES = 1 << 20;

  /**
   * @param text of the file
   */
  record Pem(String text) implements KeyFile {}

  /** Not text: PKCS#12, or nothing that we know. */
  record Sealed() implements KeyFile {}

  static KeyFile of(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw CommandFailed.because(file + " is too large for a file of keys");
      }
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      return text.contains("-----BEGIN ") ? new Pem(text) : new Sealed();
    } catch (NoSuchFileException e) {
      throw CommandFailed.because("There is no file " + file, e);
    } catch (IOException e) {
      throw CommandFailed.because("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
