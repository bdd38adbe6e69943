package org.honeylink.launcher.demo;

import java.util.Arrays;
import java.util.Optional;
import org.honeylink.sdk.session.QosPriority;
import org.honeylink.transport.connection.StreamMode;

/** The two streams of each demo device. Bandwidth leaves room for parity and retransmission. */
enum StreamKind {
  /** Readings of a sensor, 32 kbit/s: none may be lost. */
  TELEMETRY("telemetry", StreamMode.RELIABLE, QosPriority.NORMAL, 500, 20, 200),
  /** Slices of a camera picture, 480 kbit/s: late is worse than lost. */
  VIDEO("video", StreamMode.UNRELIABLE, QosPriority.BURST, 5_000, 60, 1_000);

  final String streamName;
  final StreamMode mode;
  final QosPriority priority;
  final int kilobitsPerSecond;
  final int messagesPerSecond;
  final int messageBytes;

  StreamKind(
      String streamName,
      StreamMode mode,
      QosPriority priority,
      int kilobitsPerSecond,
      int messagesPerSecond,
      int messageBytes) {
    this.streamName = streamName;
    this.mode = mode;
    this.priority = priority;
    this.kilobitsPerSecond = kilobitsPerSecond;
    this.messagesPerSecond = messagesPerSecond;
    this.messageBytes = messageBytes;
  }

  boolean isReliable() {
    return mode == StreamMode.RELIABLE;
  }

  static Optional<StreamKind> of(String streamName) {
    return Arrays.stream(values()).filter(kind -> kind.streamName.equals(streamName)).findFirst();
  }
}
