package org.honeylink.tests.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;

/** Times of a load run: short, because the figures stand beside peers of the same run. */
final class Rate {

  private static final int FULL_SECONDS = 5;
  static final int SECONDS = Integer.getInteger("honeylink.load.seconds", FULL_SECONDS);
  private static final int WARM_UP_SECONDS = 4;

  private Rate() {}

  static boolean isQuick() {
    return SECONDS < FULL_SECONDS;
  }

  static void warmUp() throws InterruptedException {
    Thread.sleep(Duration.ofSeconds(WARM_UP_SECONDS));
  }

  /** By how much a counter grows in a second: the median of some seconds. */
  static double perSecond(LongSupplier counter) throws InterruptedException {
    double[] rates = new double[SECONDS];
    for (int i = 0; i < SECONDS; i++) {
      long before = counter.getAsLong();
      long began = System.nanoTime();
      Thread.sleep(Duration.ofSeconds(1));
      rates[i] = (counter.getAsLong() - before) * 1e9 / (System.nanoTime() - began);
    }
    Arrays.sort(rates);
    return rates[SECONDS / 2];
  }

  /** How often a piece of work is done in a second. */
  static double of(Work work) throws Exception {
    return of(work, System::nanoTime);
  }

  /** How often in a second of this thread's processor time: what others do hardly shows. */
  static double ofProcessor(Work work) throws Exception {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return of(work, threads::getCurrentThreadCpuTime);
  }

  private static double of(Work work, LongSupplier nanos) throws Exception {
    long warm = System.nanoTime() + Duration.ofSeconds(WARM_UP_SECONDS).toNanos();
    while (System.nanoTime() < warm) {
      work.run();
    }
    double[] rates = new double[SECONDS];
    for (int i = 0; i < SECONDS; i++) {
      long began = nanos.getAsLong();
      long done = 0;
      long now = began;
      while (now - began < 1_000_000_000) {
        done += work.run();
        now = nanos.getAsLong();
      }
      rates[i] = done * 1e9 / (now - began);
    }
    Arrays.sort(rates);
    return rates[SECONDS / 2];
  }

  /** Some work; answers how much of it was done. */
  interface Work {

    int run() throws Exception;
  }
}
