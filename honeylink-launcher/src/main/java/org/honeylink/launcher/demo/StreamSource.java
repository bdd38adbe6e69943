package org.honeylink.launcher.demo;

/** Sends one stream's messages, one at each tick, each with the next number. */
final class StreamSource {

  private final DemoDevice device;
  private final int deviceIndex;
  private final StreamKind kind;
  // Written by the ticking thread alone.
  private volatile int sent;

  StreamSource(DemoDevice device, int deviceIndex, StreamKind kind) {
    this.device = device;
    this.deviceIndex = deviceIndex;
    this.kind = kind;
  }

  /** Sends the next message; one that the full queue refused is tried again at the next tick. */
  void tick() {
    int sequence = sent;
    var payload = new DemoPayload(deviceIndex, sequence, System.nanoTime());
    if (device.send(kind, payload.encode(kind.messageBytes))) {
      sent = sequence + 1;
    }
  }

  StreamKind kind() {
    return kind;
  }

  /** Messages taken by the stream. */
  int sent() {
    return sent;
  }
}
