package org.honeylink.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StreamSourceTest {

  private static final class FakeDevice implements DemoDevice {

    private final List<Integer> taken = new ArrayList<>();
    private boolean full;

    @Override
    public String deviceId() {
      return "HL-DEMO-0001";
    }

    @Override
    public UUID sessionId() {
      return new UUID(0, 1);
    }

    @Override
    public boolean send(StreamKind kind, byte[] message) {
      if (!full) {
        taken.add(DemoPayload.decode(message).orElseThrow().sequence());
      }
      return !full;
    }

    @Override
    public long late(StreamKind kind) {
      throw new AssertionError("a source does not ask for figures");
    }

    @Override
    public void close() {
      throw new AssertionError("a source does not own its device");
    }
  }

  @Test
  void aMessageTheQueueRefusedKeepsItsNumberAndIsNotCounted() {
    var device = new FakeDevice();
    var source = new StreamSource(device, 0, StreamKind.TELEMETRY);
    source.tick();
    device.full = true;
    source.tick();
    assertEquals(1, source.sent());
    device.full = false;
    source.tick();
    assertEquals(List.of(0, 1), device.taken);
    assertEquals(2, source.sent());
  }
}
