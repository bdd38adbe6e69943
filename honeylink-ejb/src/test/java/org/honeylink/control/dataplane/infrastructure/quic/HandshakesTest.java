package org.honeylink.control.dataplane.infrastructure.quic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.kwik.core.ConnectionTerminatedEvent;
import tech.kwik.core.ConnectionTerminatedEvent.CloseReason;
import tech.kwik.core.QuicConnection;

/** Strangers begin only so many handshakes. */
class HandshakesTest {

  private final Handshakes handshakes = new Handshakes();

  /** One that takes its listener and nothing else. */
  private static QuicConnection connection() {
    Object self = new Object();
    return (QuicConnection)
        Proxy.newProxyInstance(
            QuicConnection.class.getClassLoader(),
            new Class<?>[] {QuicConnection.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "setConnectionListener" -> null;
                  case "hashCode" -> self.hashCode();
                  case "equals" -> self.hashCode() == arguments[0].hashCode();
                  default -> throw new AssertionError(method);
                });
  }

  private static void end(Visit visit) {
    visit.disconnected(
        new ConnectionTerminatedEvent(connection(), CloseReason.ConnectionLost, false));
  }

  @Test
  void noMoreThanTheLimitAreUnderWayAndEachEndMakesRoom() {
    List<Visit> visits =
        new ArrayList<>(
            IntStream.range(0, Handshakes.MOST)
                .mapToObj(i -> handshakes.begin(connection()))
                .toList());
    assertThrows(IllegalStateException.class, () -> handshakes.begin(connection()));
    end(visits.getFirst());
    Visit last = handshakes.begin(connection());
    assertEquals(Handshakes.MOST, handshakes.underWay());
    end(last);
    assertEquals(Handshakes.MOST - 1, handshakes.underWay());
  }

  @Test
  void endBeforeTheHandshakeIsOverIsNotMissed() {
    QuicConnection connection = connection();
    Visit visit = handshakes.begin(connection);
    end(visit);
    assertThrows(IllegalStateException.class, () -> handshakes.done(connection));
    assertFalse(visit.atEnd(() -> {}));
  }

  @Test
  void endAfterwardsIsToldOnce() {
    QuicConnection connection = connection();
    handshakes.begin(connection);
    Visit visit = handshakes.done(connection);
    AtomicInteger told = new AtomicInteger();
    assertTrue(visit.atEnd(told::incrementAndGet));
    end(visit);
    end(visit);
    assertEquals(1, told.get());
    assertEquals(0, handshakes.underWay());
  }
}
