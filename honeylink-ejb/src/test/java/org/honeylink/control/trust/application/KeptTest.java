package org.honeylink.control.trust.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeptTest {

  private Instant now = Instant.EPOCH;
  private final Kept<String> kept = new Kept<>(Duration.ofSeconds(10), 2, () -> now);
  private int made;

  private int get(String key) {
    return kept.get(key, () -> new byte[] {(byte) ++made})[0];
  }

  @Test
  void anAnswerIsKeptForItsTimeAndNotLonger() {
    assertEquals(1, get("a"));
    now = now.plusSeconds(9);
    assertEquals(1, get("a"));
    now = now.plusSeconds(1);
    assertEquals(2, get("a"));
  }

  @Test
  void theOldestGoesFirst() {
    get("a");
    get("b");
    get("c");
    assertEquals(2, get("b"));
    assertEquals(4, get("a"));
  }

  @Test
  void whatIsBeingMadeWhileEverythingIsForgottenIsNotKept() {
    byte[] stale =
        kept.get(
            "a",
            () -> {
              kept.forget();
              return new byte[] {9};
            });
    assertEquals(9, stale[0]);
    assertEquals(1, get("a"));
  }

  @Test
  void manyWhoAskAtOnceCostOneMaking() throws Exception {
    int callers = 16;
    CountDownLatch asked = new CountDownLatch(callers);
    AtomicInteger makings = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
      List<Future<byte[]>> answers = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        answers.add(
            threads.submit(
                () -> {
                  asked.countDown();
                  return kept.get("a", () -> madeWhenAllHaveAsked(asked, makings));
                }));
      }
      for (Future<byte[]> answer : answers) {
        assertSame(answers.getFirst().get(), answer.get());
      }
    }
    assertEquals(1, makings.get());
  }

  private static byte[] madeWhenAllHaveAsked(CountDownLatch asked, AtomicInteger makings) {
    makings.incrementAndGet();
    try {
      assertTrue(asked.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return new byte[1];
  }

  @Test
  void aFailureIsToldAndNotKept() {
    assertThrows(
        IllegalStateException.class,
        () ->
            kept.get(
                "a",
                () -> {
                  throw new IllegalStateException("the store is away");
                }));
    assertEquals(1, get("a"));
  }
}
