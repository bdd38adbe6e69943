package org.honeylink.launcher.cli.io;

/** Why a command cannot go on; the message says what to do, and holds no secret. */
public final class CommandFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CommandFailed(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  private CommandFailed(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** Something outside of the command line is not as it should be. */
  public static CommandFailed because(String message) {
    return new CommandFailed(ExitCodes.FAILED, message);
  }

  public static CommandFailed because(String message, Throwable cause) {
    return new CommandFailed(ExitCodes.FAILED, message, cause);
  }

  /** The command line itself has to be mended. */
  public static CommandFailed usage(String message) {
    return new CommandFailed(ExitCodes.USAGE, message);
  }

  public int exitCode() {
    return exitCode;
  }
}
