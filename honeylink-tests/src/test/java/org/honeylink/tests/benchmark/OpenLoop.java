package org.honeylink.tests.benchmark;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Sends calls at a fixed rate, whether or not those before have been answered, and measures each
 * from the moment at which it should have been sent: a server that stalls is seen as its callers
 * would see it (no coordinated omission).
 */
final class OpenLoop {

  private static final long LONGEST_MICROS = Duration.ofMinutes(1).toNanos() / 1_000;

  /** A server that is so far behind will not recover; the rest counts as failed. */
  private static final int MOST_UNDER_WAY = 4_000;

  private OpenLoop() {}

  /**
   * What came of it.
   *
   * @param perSecond calls answered well, in a second of the run
   * @param failed calls refused, broken or never sent
   */
  record Result(Histogram micros, double perSecond, long failed, String firstFailure) {

    double millis(double percentile) {
      return micros.getValueAtPercentile(percentile) / 1e3;
    }
  }

  /**
   * Runs it.
   *
   * @param call sends the n-th call; ends well or exceptionally
   */
  static Result run(double ratePerSecond, Duration time, IntFunction<CompletableFuture<?>> call)
      throws InterruptedException {
    Histogram micros = new ConcurrentHistogram(LONGEST_MICROS, 3);
    AtomicLong failed = new AtomicLong();
    ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    Semaphore places = new Semaphore(MOST_UNDER_WAY);
    int calls = (int) (ratePerSecond * time.toMillis() / 1e3);
    long begin = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      long due = begin + (long) (i * 1e9 / ratePerSecond);
      awaitNanoTime(due);
      if (!places.tryAcquire()) {
        failed.incrementAndGet();
        continue;
      }
      var _ =
          call.apply(i)
              .whenComplete(
                  (answer, failure) -> {
                    long took = (System.nanoTime() - due) / 1_000;
                    micros.recordValue(Math.clamp(took, 1, LONGEST_MICROS));
                    if (failure != null) {
                      failed.incrementAndGet();
                      failures.add(String.valueOf(failure.getMessage()));
                    }
                    places.release();
                  });
    }
    places.acquire(MOST_UNDER_WAY);
    double seconds = (System.nanoTime() - begin) / 1e9;
    String first = failures.isEmpty() ? "" : String.valueOf(failures.peek());
    return new Result(micros, (calls - failed.get()) / seconds, failed.get(), first);
  }

  private static void awaitNanoTime(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
