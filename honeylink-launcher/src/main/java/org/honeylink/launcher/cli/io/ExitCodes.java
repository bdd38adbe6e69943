package org.honeylink.launcher.cli.io;

/** How a command ends. Scripts rely on them: a number keeps its meaning. */
public final class ExitCodes {

  public static final int OK = 0;

  /** It was tried and did not come out well: a bad file, a certificate that does not hold. */
  public static final int FAILED = 1;

  /** The words on the command line make no sense. */
  public static final int USAGE = 2;

  /** The server answered, and the answer was no. */
  public static final int REFUSED = 3;

  /** No answer came. */
  public static final int UNREACHABLE = 4;

  private ExitCodes() {}
}
