package org.honeylink.control.dataplane.application;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.honeylink.control.dataplane.domain.DeliveredMessage;
import org.honeylink.control.dataplane.domain.StreamOrigin;
import org.honeylink.control.session.application.DeviceWord;
import org.honeylink.control.session.application.FecAdaptation;
import org.honeylink.control.session.application.SessionSettings;
import org.honeylink.control.session.domain.StreamMode;
import org.honeylink.crypto.aead.CipherSuite;
import org.honeylink.crypto.aead.PacketCipher;
import org.honeylink.crypto.aead.RekeyablePacketCipher;
import org.honeylink.crypto.keys.DirectionKeys;
import org.honeylink.crypto.secret.SecretBytes;
import org.honeylink.transport.connection.CloseReason;
import org.honeylink.transport.connection.Role;
import org.honeylink.transport.connection.SessionConfig;
import org.honeylink.transport.connection.StreamConfig;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.spi.PacketProtection;
import org.junit.jupiter.api.Test;

class ConnectionTableTest {

  private final ConnectionTable table = new ConnectionTable();
  private final CarriedSession session = session();

  @Test
  void anUnknownIdFindsNothing() {
    assertNull(table.find(42));
  }

  @Test
  void idsAreFoundWhileTheyAreThereWhateverCameAndWent() {
    Random random = new Random(7);
    Set<Long> present = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      long id = random.nextInt(2_000);
      if (present.add(id)) {
        table.put(id, session);
      } else {
        present.remove(id);
        table.remove(id);
      }
    }
    for (long id = 0; id < 2_000; id++) {
      if (present.contains(id)) {
        assertSame(session, table.find(id));
      } else {
        assertNull(table.find(id));
      }
    }
  }

  @Test
  void oneIdCannotNameTwoStreams() {
    table.put(5, session);
    assertThrows(IllegalStateException.class, () -> table.put(5, session));
  }

  private static CarriedSession session() {
    StreamConfig stream =
        new StreamConfig(
            1,
            "telemetry",
            org.honeylink.transport.connection.StreamMode.RELIABLE,
            3,
            100_000,
            new FecScheme(10, 2),
            java.time.Duration.ofMillis(100),
            new NeverUsed());
    StreamOrigin origin =
        new StreamOrigin(
            "default",
            "HL-EDGE-0001",
            new UUID(0, 1),
            new UUID(0, 2),
            "telemetry",
            1,
            StreamMode.RELIABLE,
            0);
    return new CarriedSession(
        SessionConfig.of(Role.SERVER, List.of(stream)),
        List.of(origin),
        new NobodyListens(),
        InstantSource.system(),
        new SessionCiphers(
            CipherSuite.CHACHA20_POLY1305, Map.of(1L, new RekeyablePacketCipher(cipher())), 0),
        new SessionSettings(origin.sessionId(), 1, 1, false, List.of()),
        0);
  }

  private static PacketCipher cipher() {
    DirectionKeys keys = DirectionKeys.split(SecretBytes.random(44));
    return PacketCipher.chaCha20Poly1305(keys, keys);
  }

  private static final class NobodyListens implements CarriedSession.Observer {

    @Override
    public void delivered(DeliveredMessage message) {
      throw new AssertionError("no message comes here");
    }

    @Override
    public void closed(CarriedSession session, CloseReason reason) {
      throw new AssertionError("no session ends here");
    }

    @Override
    public boolean said(DeviceWord word) {
      throw new AssertionError("no device says anything here");
    }

    @Override
    public void rekeyed(CarriedSession session, int number) {
      throw new AssertionError("no session changes its keys here");
    }

    @Override
    public void fecChanged(FecAdaptation change) {
      throw new AssertionError("nothing is sent here");
    }
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
}
