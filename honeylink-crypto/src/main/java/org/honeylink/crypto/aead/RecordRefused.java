package org.honeylink.crypto.aead;

/** A stored record does not open: other key, other row, or changed. */
public final class RecordRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RecordRefused(String rowId) {
    super("The sealed record of row '" + rowId + "' is not authentic under this key and row");
  }
}
