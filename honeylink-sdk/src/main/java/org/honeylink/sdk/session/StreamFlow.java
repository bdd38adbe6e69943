package org.honeylink.sdk.session;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.honeylink.sdk.session.OpenedSession.OpenedStream;
import org.honeylink.transport.connection.ReceivedMessage;
import org.honeylink.transport.connection.StreamMode;

/** What one stream is at. Guarded by the lock of its {@link SessionLink}. */
final class StreamFlow {

  private static final long NONE = -1;

  private final UUID streamId;
  private final long connectionId;
  private final StreamMode mode;
  private int keyEpoch;
  private StreamProtection protection;

  private boolean blocked;
  private long nextNumber;
  private long acknowledgedThrough = NONE;
  private long progressMicros;

  private volatile Consumer<ReceivedMessage> messageListener = message -> {};
  private volatile LongConsumer acknowledgementListener = number -> {};

  StreamFlow(OpenedStream stream, StreamMode mode, StreamProtection protection) {
    this.streamId = stream.streamId();
    this.connectionId = stream.connectionId();
    this.mode = mode;
    this.keyEpoch = stream.keyEpoch();
    this.protection = protection;
  }

  UUID streamId() {
    return streamId;
  }

  long connectionId() {
    return connectionId;
  }

  boolean isReliable() {
    return mode == StreamMode.RELIABLE;
  }

  int keyEpoch() {
    return keyEpoch;
  }

  StreamProtection protection() {
    return protection;
  }

  /** Takes the keys of a new epoch; the old ones are wiped. */
  void rekeyed(int epoch, StreamProtection fresh, long nowMicros) {
    protection.close();
    protection = fresh;
    keyEpoch = epoch;
    progressMicros = nowMicros;
  }

  void wipe() {
    protection.close();
  }

  boolean isBlocked() {
    return blocked;
  }

  void block() {
    blocked = true;
  }

  void unblock() {
    blocked = false;
  }

  /** A message was taken; returns its number. */
  long taken(long nowMicros) {
    if (!hasOutstanding()) {
      progressMicros = nowMicros;
    }
    return nextNumber++;
  }

  /** Nothing could be acknowledged until now. */
  void goesOn(long nowMicros) {
    progressMicros = nowMicros;
  }

  void acknowledged(long throughNumber, long nowMicros) {
    acknowledgedThrough = Math.max(acknowledgedThrough, throughNumber);
    progressMicros = nowMicros;
  }

  long acknowledgedThrough() {
    return acknowledgedThrough;
  }

  boolean hasOutstanding() {
    return isReliable() && acknowledgedThrough + 1 < nextNumber;
  }

  /** How long nothing has been acknowledged although something should be; 0 when all is. */
  long stalledMicros(long nowMicros) {
    return hasOutstanding() ? nowMicros - progressMicros : 0;
  }

  Consumer<ReceivedMessage> messageListener() {
    return messageListener;
  }

  void messageListener(Consumer<ReceivedMessage> listener) {
    messageListener = listener;
  }

  LongConsumer acknowledgementListener() {
    return acknowledgementListener;
  }

  void acknowledgementListener(LongConsumer listener) {
    acknowledgementListener = listener;
  }
}
