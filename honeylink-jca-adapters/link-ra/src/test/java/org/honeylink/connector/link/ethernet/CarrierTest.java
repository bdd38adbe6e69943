package org.honeylink.connector.link.ethernet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.honeylink.transport.spi.Figure;
import org.honeylink.transport.spi.LinkStateChange.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarrierTest {

  @TempDir Path net = Path.of("");

  @Test
  void interfaceWithCarrierIsUp() throws IOException {
    assertEquals(State.UP, carrier("carrier", "1\n").state());
  }

  @Test
  void interfaceWithoutCarrierIsDown() throws IOException {
    assertEquals(State.DOWN, carrier("carrier", "0\n").state());
  }

  @Test
  void interfaceThatRefusesToTellIsDown() {
    assertEquals(State.DOWN, new Carrier("gone", net).state());
  }

  @Test
  void speedIsToldInBitsPerSecond() throws IOException {
    assertEquals(
        new Figure.Measured(1_000_000_000), carrier("speed", "1000\n").speedBitsPerSecond());
  }

  @Test
  void unknownSpeedIsNeverAZero() throws IOException {
    assertInstanceOf(Figure.Unknown.class, carrier("speed", "-1\n").speedBitsPerSecond());
  }

  @Test
  void wildcardAddressHasNoCarrier() throws IOException {
    assertEquals(true, Carrier.of(InetAddress.getByName("0.0.0.0")).isEmpty());
  }

  private Carrier carrier(String file, String content) throws IOException {
    Files.writeString(Files.createDirectories(net.resolve("eth9")).resolve(file), content);
    return new Carrier("eth9", net);
  }
}
