package org.honeylink.launcher.demo;

import java.util.UUID;

/** A paired device with an open session, as far as the demo uses it. Safe for several threads. */
interface DemoDevice extends AutoCloseable {

  String deviceId();

  UUID sessionId();

  /**
   * Sends one message.
   *
   * @return false when the stream's queue is full and the message was not taken
   */
  boolean send(StreamKind kind, byte[] message);

  /** Messages the SDK dropped unsent because they had become too old. */
  long late(StreamKind kind);

  /** Closes the session at the server and the sockets. */
  @Override
  void close();
}
