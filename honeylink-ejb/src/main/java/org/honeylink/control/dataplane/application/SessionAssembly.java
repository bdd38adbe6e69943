package org.honeylink.control.dataplane.application;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.honeylink.control.dataplane.domain.DeliveredMessage;
import org.honeylink.control.dataplane.domain.StreamOrigin;
import org.honeylink.control.session.application.OpenSession;
import org.honeylink.control.session.application.OpenSession.OpenStream;
import org.honeylink.control.trust.application.SessionKeySchedule;
import org.honeylink.control.trust.application.SessionKeys;
import org.honeylink.crypto.aead.CipherSuite;
import org.honeylink.crypto.aead.PacketCipher;
import org.honeylink.crypto.keys.Direction;
import org.honeylink.crypto.keys.DirectionKeys;
import org.honeylink.transport.connection.CloseReason;
import org.honeylink.transport.connection.Role;
import org.honeylink.transport.connection.SessionConfig;
import org.honeylink.transport.connection.StreamConfig;
import org.honeylink.transport.connection.StreamMode;
import org.honeylink.transport.fec.FecScheme;
import org.honeylink.transport.spi.PacketProtection;

/** Makes the transport's session from the control plane's: keys, shares, codes. Thread-safe. */
final class SessionAssembly {

  private static final long BITS_PER_KILOBIT = 1_000;

  private final SessionKeys sessionKeys;
  private final InstantSource clock;

  SessionAssembly(SessionKeys sessionKeys, InstantSource clock) {
    this.sessionKeys = sessionKeys;
    this.clock = clock;
  }

  CarriedSession assemble(
      OpenSession spec,
      Consumer<DeliveredMessage> delivered,
      BiConsumer<CarriedSession, CloseReason> closed,
      long nowMicros) {
    List<PacketCipher> ciphers = new ArrayList<>();
    List<StreamConfig> configs = new ArrayList<>();
    List<StreamOrigin> origins = new ArrayList<>();
    try (SessionKeySchedule schedule = sessionKeys.of(spec.sessionId())) {
      for (OpenStream stream : spec.streams()) {
        PacketCipher cipher = cipher(spec.cipher(), schedule, stream);
        ciphers.add(cipher);
        configs.add(config(stream, new CipherProtection(cipher)));
        origins.add(origin(spec, stream));
      }
    }
    return new CarriedSession(
        SessionConfig.of(Role.SERVER, configs),
        origins,
        delivered,
        closed,
        clock,
        ciphers,
        nowMicros);
  }

  private static PacketCipher cipher(
      CipherSuite suite, SessionKeySchedule schedule, OpenStream stream) {
    try (DirectionKeys toDevice =
            schedule.direction(stream.streamId(), stream.keyEpoch(), Direction.S2C);
        DirectionKeys fromDevice =
            schedule.direction(stream.streamId(), stream.keyEpoch(), Direction.C2S)) {
      return PacketCipher.of(suite, toDevice, fromDevice);
    }
  }

  private static StreamConfig config(OpenStream stream, PacketProtection protection) {
    return new StreamConfig(
        stream.connectionId(),
        stream.name(),
        switch (stream.mode()) {
          case RELIABLE -> StreamMode.RELIABLE;
          case UNRELIABLE -> StreamMode.UNRELIABLE;
        },
        stream.priority(),
        stream.bandwidthKbps() * BITS_PER_KILOBIT,
        new FecScheme(stream.fec().dataShards(), stream.fec().parityShards()),
        stream.latencyBudget(),
        protection);
  }

  private static StreamOrigin origin(OpenSession spec, OpenStream stream) {
    return new StreamOrigin(
        spec.tenantId(),
        spec.deviceId(),
        spec.sessionId(),
        stream.streamId(),
        stream.name(),
        stream.connectionId(),
        stream.mode(),
        stream.keyEpoch());
  }

  /** Fits crypto's cipher to the transport's port: neither module knows the other. */
  private record CipherProtection(PacketCipher cipher) implements PacketProtection {

    @Override
    public int seal(long number, byte[] packet, int offset, int headerBytes, int bodyBytes) {
      return cipher.seal(number, packet, offset, headerBytes, bodyBytes);
    }

    @Override
    public int open(long number, byte[] packet, int offset, int headerBytes, int sealedBytes) {
      return cipher.open(number, packet, offset, headerBytes, sealedBytes);
    }
  }
}
