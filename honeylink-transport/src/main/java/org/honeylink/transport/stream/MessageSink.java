package org.honeylink.transport.stream;

/** Takes complete messages. */
@FunctionalInterface
public interface MessageSink {

  /**
   * @param payload the sink's to keep
   * @param rebuilt whether any part of it was rebuilt by FEC
   */
  void onMessage(long messageNumber, byte[] payload, boolean rebuilt);
}
