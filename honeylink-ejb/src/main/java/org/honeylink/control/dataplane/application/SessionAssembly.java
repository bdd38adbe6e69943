package org.honeylink.control.dataplane.application;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.honeylink.control.dataplane.domain.StreamOrigin;
import org.honeylink.control.session.application.OpenSession;
import org.honeylink.control.session.application.OpenSession.OpenStream;
import org.honeylink.control.trust.application.SessionKeySchedule;
import org.honeylink.control.trust.application.SessionKeys;
import org.honeylink.control.trust.application.SessionRekeying;
import org.honeylink.crypto.aead.CipherSuite;
import org.honeylink.crypto.aead.PacketCipher;
import org.honeylink.crypto.aead.RekeyablePacketCipher;
import org.honeylink.crypto.keys.Direction;
import org.honeylink.crypto.keys.DirectionKeys;
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
  private final SessionRekeying rekeying;
  private final InstantSource clock;

  SessionAssembly(SessionKeys sessionKeys, SessionRekeying rekeying, InstantSource clock) {
    this.sessionKeys = sessionKeys;
    this.rekeying = rekeying;
    this.clock = clock;
  }

  /** Opens with every key that the device may use: also those that the session changes to. */
  CarriedSession assemble(OpenSession spec, CarriedSession.Observer observer, long nowMicros) {
    Map<Long, RekeyablePacketCipher> ciphers = new LinkedHashMap<>();
    List<StreamConfig> configs = new ArrayList<>();
    List<StreamOrigin> origins = new ArrayList<>();
    int number;
    try (SessionKeySchedule schedule = sessionKeys.of(spec.sessionId())) {
      number = schedule.rekeyNumber();
      for (OpenStream stream : spec.streams()) {
        StreamOrigin origin = origin(spec, stream);
        RekeyablePacketCipher cipher =
            new RekeyablePacketCipher(cipher(spec.cipher(), schedule, origin));
        ciphers.put(stream.connectionId(), cipher);
        configs.add(config(stream, new CipherProtection(cipher)));
        origins.add(origin);
      }
    }
    CarriedSession session =
        new CarriedSession(
            SessionConfig.of(Role.SERVER, configs),
            origins,
            observer,
            clock,
            new SessionCiphers(spec.cipher(), ciphers, number),
            spec.settings(),
            nowMicros);
    prepareRekey(session, nowMicros);
    return session;
  }

  /** Gives a session the keys that it changes to, if it does. */
  void prepareRekey(CarriedSession session, long nowMicros) {
    rekeying
        .notice(session.sessionId())
        .ifPresent(
            notice -> session.prepareRekey(notice, ciphers(session, notice.number()), nowMicros));
  }

  private Map<Long, PacketCipher> ciphers(CarriedSession session, int number) {
    try (SessionKeySchedule schedule = rekeying.next(session.sessionId(), number)) {
      return session.streams().stream()
          .collect(
              Collectors.toMap(
                  StreamOrigin::connectionId,
                  stream -> cipher(session.cipher(), schedule, stream)));
    }
  }

  private static PacketCipher cipher(
      CipherSuite suite, SessionKeySchedule schedule, StreamOrigin stream) {
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
        true,
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
  private record CipherProtection(RekeyablePacketCipher cipher) implements PacketProtection {

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
