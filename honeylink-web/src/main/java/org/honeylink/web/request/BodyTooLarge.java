package org.honeylink.web.request;

import java.io.IOException;

/** The body is longer than any call takes. */
public final class BodyTooLarge extends IOException {

  private static final long serialVersionUID = 1L;

  /** Longest body, in bytes. */
  public static final int MAX_BYTES = 1 << 20;

  BodyTooLarge() {
    super("body longer than " + MAX_BYTES + " bytes");
  }

  /** What the caller is told. */
  public String message() {
    return "The body is larger than 1 MiB (1,048,576 bytes), which no call takes";
  }
}
