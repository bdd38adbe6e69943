package org.honeylink.control.trust.application;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Answers that strangers ask for, kept for some seconds, so that each asking does not cost a
 * signature and many at once cost one. At most so many; the oldest goes first. Thread-safe.
 */
final class Kept<K> {

  private final Duration keep;
  private final int most;
  private final InstantSource clock;
  private final Map<K, Answer> answers = new LinkedHashMap<>();
  private final Map<K, FutureTask<byte[]>> making = new HashMap<>();
  private long forgotten;

  private static final class Answer {

    private final byte[] bytes;
    private final Instant madeAt;

    Answer(byte[] bytes, Instant madeAt) {
      this.bytes = bytes;
      this.madeAt = madeAt;
    }
  }

  Kept(Duration keep, int most, InstantSource clock) {
    this.keep = keep;
    this.most = most;
    this.clock = clock;
  }

  /**
   * The answer that is kept, or a new one; the array is shared and not to be changed. Who asks
   * while it is being made waits for it, and for its failure.
   */
  byte[] get(K key, Supplier<byte[]> make) {
    FutureTask<byte[]> task;
    boolean mine;
    synchronized (this) {
      Answer known = answers.get(key);
      if (known != null && clock.instant().isBefore(known.madeAt.plus(keep))) {
        return known.bytes;
      }
      FutureTask<byte[]> under = making.get(key);
      mine = under == null;
      task = under == null ? new FutureTask<>(() -> make(key, make)) : under;
      making.put(key, task);
    }
    if (mine) {
      task.run();
      synchronized (this) {
        making.remove(key, task);
      }
    }
    return result(task);
  }

  private static byte[] result(FutureTask<byte[]> task) {
    try {
      return task.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(failed.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while an answer was made", e);
    }
  }

  private byte[] make(K key, Supplier<byte[]> make) {
    long before;
    synchronized (this) {
      before = forgotten;
    }
    // From before the making: what changes meanwhile is not in it.
    Instant madeAt = clock.instant();
    byte[] bytes = make.get();
    synchronized (this) {
      if (before == forgotten) {
        put(key, new Answer(bytes, madeAt));
      }
    }
    return bytes;
  }

  private void put(K key, Answer answer) {
    answers.remove(key);
    answers.put(key, answer);
    if (answers.size() > most) {
      answers.remove(answers.keySet().iterator().next());
    }
  }

  /** Forgets everything, also what is being made now. */
  synchronized void forget() {
    answers.clear();
    making.clear();
    forgotten++;
  }
}
