package org.honeylink.launcher.cli.link;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.honeylink.launcher.cli.io.ExitCodes;

/**
 * Ctrl-C or {@code kill} as the expected end of a command, which still prints its answer: the exit
 * code is then its own and not that of the signal, as with {@code honeylink up}.
 */
final class Interruption {

  /** To print an answer and close sockets; a terminal that takes no more is not waited for. */
  private static final int PATIENCE_SECONDS = 5;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile int exitCode = ExitCodes.OK;
  private final Thread hook = new Thread(this::end, "command-stop");

  Interruption() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void end() {
    asked.countDown();
    try {
      if (over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(exitCode);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits so long, or until the end is asked for, and answers whether it was. */
  boolean await(long nanos) throws InterruptedException {
    return asked.await(nanos, TimeUnit.NANOSECONDS);
  }

  /** The command is done; from now on the process ends as any other, or so when it was asked to. */
  void over(int code) {
    exitCode = code;
    over.countDown();
    if (asked.getCount() > 0) {
      removeHook();
    }
  }

  private void removeHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      return; // The hook runs already and finds the command over.
    }
  }
}
