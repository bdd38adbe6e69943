package org.honeylink.tests.dataplane;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.honeylink.tests.event.Event;
import org.honeylink.tests.event.Subscriber;
import org.honeylink.tests.server.TestServer;

/** Hears one stream of one device on {@code honeylink.stream.data}, durably. */
public final class StreamSubscriber implements AutoCloseable {

  private static final Duration QUIET = Duration.ofMillis(500);

  private final Subscriber subscriber;

  private StreamSubscriber(Subscriber subscriber) {
    this.subscriber = subscriber;
  }

  public static StreamSubscriber of(TestServer server, String deviceId, String stream) {
    return new StreamSubscriber(
        Subscriber.durable(
            server,
            "honeylink.stream.data",
            "data-" + deviceId + "-" + stream,
            "device_id = '" + deviceId + "' AND stream = '" + stream + "'"));
  }

  /**
   * Reads messages 0 to count - 1: each once, in order, with the text that {@link #text} gives its
   * number; and nothing behind them.
   */
  public void assertHears(int count, Duration atMost) {
    assertHears(0, count, atMost);
    assertEquals(Optional.empty(), subscriber.next(QUIET), "one message too many");
  }

  /** As above, from one number to before another; more may follow. */
  void assertHears(int from, int to, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    for (int number = from; number < to; number++) {
      long leftMillis = Math.max(1, (end - System.nanoTime()) / 1_000_000);
      int expected = number;
      Event event =
          subscriber
              .next(Duration.ofMillis(leftMillis))
              .orElseThrow(() -> new AssertionError("message " + expected + " did not come"));
      assertEquals(number, event.messageNumber());
      assertEquals(text(number), new String(event.payload(), UTF_8));
    }
  }

  /** Everything that comes until it is quiet. */
  List<Event> drain() {
    List<Event> events = new ArrayList<>();
    Optional<Event> next = subscriber.next(QUIET);
    while (next.isPresent()) {
      events.add(next.get());
      next = subscriber.next(QUIET);
    }
    return events;
  }

  /** Payload of the message with a number. */
  public static String text(long number) {
    return "message " + number;
  }

  public void unsubscribe() {
    subscriber.unsubscribe();
  }

  @Override
  public void close() {
    subscriber.close();
  }
}
