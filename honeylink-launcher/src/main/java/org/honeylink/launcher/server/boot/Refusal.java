package org.honeylink.launcher.server.boot;

import java.io.Serial;

/** The server cannot start, and the message says why and what to do; no stack trace is shown. */
public final class Refusal extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final int exitCode;

  private Refusal(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** Something outside is in the way: exit code 1. */
  public static Refusal failure(String message) {
    return new Refusal(1, message);
  }

  /** The command line is wrong: exit code 2. */
  public static Refusal usage(String message) {
    return new Refusal(2, message);
  }

  public int exitCode() {
    return exitCode;
  }
}
