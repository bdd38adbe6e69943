package org.honeylink.control.webhook.infrastructure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BoundedLookupTest {

  private static final List<InetAddress> HERE = List.of(InetAddress.getLoopbackAddress());

  @Test
  void nameThatIsAnsweredIsPassedOn() throws UnknownHostException {
    Resolver resolver = new BoundedLookup(host -> HERE, Duration.ofMinutes(1), 1);
    assertEquals(HERE, resolver.addresses("hooks.example"));
    assertEquals(HERE, resolver.addresses("hooks.example"), "the place is free again");
  }

  @Test
  @Timeout(20)
  void lookupThatHangsIsNotWaitedForAndKeepsItsPlace() throws Exception {
    CountDownLatch answers = new CountDownLatch(1);
    Resolver resolver = new BoundedLookup(host -> afterwards(answers), Duration.ofMillis(100), 1);
    assertThrows(UnknownHostException.class, () -> resolver.addresses("slow.example"));
    UnknownHostException full =
        assertThrows(UnknownHostException.class, () -> resolver.addresses("other.example"));
    assertEquals("too many lookups hang", full.getMessage());
    answers.countDown();
  }

  @Test
  void nothingIsLeftOfADeadlineThatHasPassed() throws SocketTimeoutException {
    assertThrows(
        SocketTimeoutException.class, () -> Deadline.in(Duration.ZERO).left(Duration.ofDays(1)));
    Deadline far = Deadline.in(Duration.ofHours(1));
    assertEquals(Duration.ofSeconds(5), far.left(Duration.ofSeconds(5)));
    assertTrue(far.left(Duration.ofDays(1)).compareTo(Duration.ofHours(1)) <= 0);
  }

  private static List<InetAddress> afterwards(CountDownLatch answers) throws UnknownHostException {
    try {
      answers.await();
      return HERE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException("interrupted");
    }
  }
}
