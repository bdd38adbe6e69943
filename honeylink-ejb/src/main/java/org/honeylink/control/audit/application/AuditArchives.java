package org.honeylink.control.audit.application;

import java.io.IOException;
import java.io.OutputStream;
import java.time.YearMonth;

/** Where months are kept whose events have left the database. */
public interface AuditArchives {

  /**
   * Writes a month into a file that verifies alone, verifies it, and signs for it.
   *
   * @param events that must be in it
   * @throws IllegalStateException when the file cannot be written or does not verify
   */
  Sealed seal(YearMonth month, long events, Content content);

  /**
   * A file that is there and verified.
   *
   * @param sha256 hexadecimal
   */
  record Sealed(String file, String sha256) {}

  /** What goes into a file. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }
}
