package org.honeylink.control.dataplane.application;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.honeylink.control.dataplane.domain.DeliveredMessage;
import org.honeylink.control.session.application.SessionSettings;
import org.honeylink.control.session.application.SessionSettings.StreamSetting;
import org.honeylink.transport.connection.SessionConnection;
import org.honeylink.transport.connection.StreamTuning;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.packet.ControlKind;

/**
 * Settings of one carried session, and what it keeps back while an operator holds it: messages that
 * the device has sent are then neither published nor acknowledged. Guarded by the session's lock.
 */
final class CarriedSettings {

  private static final long BITS_PER_KILOBIT = 1_000;

  /**
   * Of unreliable messages, which nothing else bounds; reliable ones are bounded by their windows.
   * The device is told within a second, and its SDK then sends no more.
   */
  static final int MOST_UNRELIABLE_BYTES = 4 << 20;

  private static final long FIRST_REPEAT_MICROS = 500_000;
  private static final long LONGEST_REPEAT_MICROS = 30_000_000;

  private final Queue<DeliveredMessage> kept = new ArrayDeque<>();
  private final Consumer<DeliveredMessage> publisher;
  private int unreliableBytes;
  private SessionSettings settings;
  private long toldMicros;
  private long repeatMicros = FIRST_REPEAT_MICROS;
  private boolean told;

  CarriedSettings(SessionSettings settings, Consumer<DeliveredMessage> publisher) {
    this.settings = settings;
    this.publisher = publisher;
  }

  int version() {
    return settings.version();
  }

  boolean isHeld() {
    return settings.held();
  }

  /** Takes newer settings; streams are tuned in place, and what was kept back goes on. */
  void apply(SessionSettings newer, SessionConnection connection, long nowMicros) {
    if (newer.version() <= settings.version()) {
      return;
    }
    settings = newer;
    told = false;
    repeatMicros = FIRST_REPEAT_MICROS;
    for (StreamSetting stream : newer.streams()) {
      connection.retune(stream.connectionId(), tuning(stream), nowMicros);
    }
    if (!newer.held()) {
      kept.forEach(publisher);
      kept.clear();
      unreliableBytes = 0;
    }
  }

  private static StreamTuning tuning(StreamSetting stream) {
    return new StreamTuning(
        stream.priority(),
        stream.bandwidthKbps() * BITS_PER_KILOBIT,
        new FecScheme(stream.fec().dataShards(), stream.fec().parityShards()));
  }

  /**
   * Tells the device which version to follow, and again, ever less often; ask as long as it has not
   * followed.
   *
   * @return whether a word is to go out now
   */
  boolean tell(SessionConnection connection, long connectionId, long nowMicros) {
    if (told && nowMicros - toldMicros < repeatMicros) {
      return false;
    }
    repeatMicros = told ? Math.min(2 * repeatMicros, LONGEST_REPEAT_MICROS) : FIRST_REPEAT_MICROS;
    told = true;
    toldMicros = nowMicros;
    byte[] version = ByteBuffer.allocate(Integer.BYTES).putInt(settings.version()).array();
    return connection.control(connectionId, ControlKind.SESSION.number(), version);
  }

  /** Publishes a message, or keeps it back. */
  void deliver(DeliveredMessage message) {
    if (!settings.held()) {
      publisher.accept(message);
    } else if (message.origin().isReliable() || reserve(message.payload().length)) {
      kept.add(message);
    }
  }

  private boolean reserve(int bytes) {
    if (unreliableBytes + bytes > MOST_UNRELIABLE_BYTES) {
      return false;
    }
    unreliableBytes += bytes;
    return true;
  }
}
