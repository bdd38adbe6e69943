package org.honeylink.control.dataplane.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.dataplane.domain.DeliveredMessage;
import org.honeylink.control.dataplane.domain.StreamOrigin;
import org.honeylink.control.session.application.SessionSettings;
import org.honeylink.control.session.application.SessionSettings.StreamSetting;
import org.honeylink.control.session.application.SessionTrouble;
import org.honeylink.control.session.domain.FecLevel;
import org.honeylink.control.session.domain.StreamMode;
import org.honeylink.transport.connection.CloseReason;
import org.honeylink.transport.connection.ReceivedMessage;
import org.honeylink.transport.connection.Role;
import org.honeylink.transport.connection.SessionConfig;
import org.honeylink.transport.connection.SessionConnection;
import org.honeylink.transport.connection.SessionListener;
import org.honeylink.transport.connection.StreamConfig;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.spi.PacketProtection;
import org.junit.jupiter.api.Test;

/** What a carried session does with its settings, and keeps back while it is held. */
class CarriedSettingsTest {

  private static final UUID SESSION = new UUID(0, 1);

  private final List<Long> published = new ArrayList<>();
  private final SessionConnection connection =
      new SessionConnection(SessionConfig.of(Role.SERVER, List.of(stream())), new Deaf(), 0);
  private final CarriedSettings settings =
      new CarriedSettings(at(1, false), message -> published.add(message.messageNumber()));

  @Test
  void whatComesWhileItIsHeldIsPublishedInOrderAfterwards() {
    settings.deliver(message(0, StreamMode.RELIABLE, 10));
    settings.apply(at(2, true), connection, 0);
    settings.deliver(message(1, StreamMode.RELIABLE, 10));
    settings.deliver(message(2, StreamMode.UNRELIABLE, 10));
    assertEquals(List.of(0L), published);
    settings.apply(at(3, false), connection, 0);
    settings.deliver(message(3, StreamMode.RELIABLE, 10));
    assertEquals(List.of(0L, 1L, 2L, 3L), published);
  }

  @Test
  void unreliableMessagesAreKeptBackUpToABound() {
    settings.apply(at(2, true), connection, 0);
    int half = CarriedSettings.MOST_UNRELIABLE_BYTES / 2;
    settings.deliver(message(1, StreamMode.UNRELIABLE, half));
    settings.deliver(message(2, StreamMode.UNRELIABLE, half));
    settings.deliver(message(3, StreamMode.UNRELIABLE, 1));
    settings.deliver(message(4, StreamMode.RELIABLE, half));
    settings.apply(at(3, false), connection, 0);
    assertEquals(List.of(1L, 2L, 4L), published);
  }

  @Test
  void olderSettingsThanItsOwnChangeNothing() {
    settings.apply(at(3, true), connection, 0);
    settings.apply(at(2, false), connection, 0);
    assertTrue(settings.isHeld());
    assertEquals(3, settings.version());
  }

  @Test
  void theDeviceIsToldAtOnceAndThenEverLessOften() {
    settings.apply(at(2, false), connection, 0);
    List<Long> told = new ArrayList<>();
    for (long seconds = 0; seconds < 120; seconds++) {
      if (settings.tell(connection, 1, seconds * 1_000_000)) {
        told.add(seconds);
      }
    }
    assertEquals(List.of(0L, 1L, 2L, 4L, 8L, 16L, 32L, 62L, 92L), told);
    settings.apply(at(3, false), connection, 120_000_000);
    assertTrue(settings.tell(connection, 1, 120_000_000));
    assertFalse(settings.tell(connection, 1, 120_000_000));
  }

  @Test
  void troublesAreFewAndTheSameOneIsCounted() {
    Troubles troubles = new Troubles();
    for (int i = 0; i < 3; i++) {
      troubles.note(Instant.EPOCH, "replayed", Optional.of("video"), 2);
    }
    assertEquals(
        List.of(new SessionTrouble(Instant.EPOCH, "replayed", Optional.of("video"), 6)),
        troubles.list());
    for (int i = 0; i < 100; i++) {
      troubles.note(Instant.EPOCH, "code" + i, Optional.empty(), 1);
    }
    assertEquals(Troubles.MOST, troubles.list().size());
    assertEquals("code99", troubles.list().getLast().code());
  }

  private static SessionSettings at(int version, boolean held) {
    return new SessionSettings(
        SESSION,
        version,
        1,
        held,
        List.of(new StreamSetting(1, version, 1_000, new FecLevel(10, 2))));
  }

  private static DeliveredMessage message(long number, StreamMode mode, int bytes) {
    StreamOrigin origin =
        new StreamOrigin("default", "HL-EDGE-0001", SESSION, new UUID(0, 2), "s", 1, mode, 0);
    return new DeliveredMessage(origin, number, new byte[bytes], false, Instant.EPOCH);
  }

  private static StreamConfig stream() {
    return new StreamConfig(
        1,
        "s",
        org.honeylink.transport.connection.StreamMode.RELIABLE,
        3,
        100_000,
        new FecScheme(10, 2),
        true,
        Duration.ofMillis(100),
        new NeverUsed());
  }

  private static final class NeverUsed implements PacketProtection {

    @Override
    public int seal(long number, byte[] packet, int offset, int headerBytes, int bodyBytes) {
      throw new AssertionError("no packet is sealed here");
    }

    @Override
    public int open(long number, byte[] packet, int offset, int headerBytes, int sealedBytes) {
      throw new AssertionError("no packet is opened here");
    }
  }

  private static final class Deaf implements SessionListener {

    @Override
    public void onMessage(ReceivedMessage message) {
      throw new AssertionError("no message comes here");
    }

    @Override
    public void onAcknowledged(long connectionId, long throughMessageNumber) {}

    @Override
    public void onWritable(long connectionId) {}

    @Override
    public boolean onControl(long connectionId, int kind, byte[] content) {
      return false;
    }

    @Override
    public void onClosed(CloseReason reason) {}
  }
}
