package org.honeylink.control.session.application;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.honeylink.control.session.domain.FecLevel;
import org.honeylink.control.session.domain.Session;
import org.honeylink.control.session.domain.SessionStream;
import org.honeylink.control.session.domain.StreamMode;
import org.honeylink.crypto.aead.CipherSuite;

/**
 * What the data plane needs to carry a session; never a key.
 *
 * @param expiresAt end as it stands; the control plane closes the session then
 * @param cipher of every packet, whatever its keys
 * @param settings what of it may change while it lives
 */
public record OpenSession(
    UUID sessionId,
    String deviceId,
    String tenantId,
    Instant expiresAt,
    CipherSuite cipher,
    List<OpenStream> streams,
    SessionSettings settings) {

  public OpenSession {
    Objects.requireNonNull(sessionId);
    Objects.requireNonNull(deviceId);
    Objects.requireNonNull(tenantId);
    Objects.requireNonNull(expiresAt);
    Objects.requireNonNull(cipher);
    streams = List.copyOf(streams);
    Objects.requireNonNull(settings);
  }

  /** What the data plane needs to know of a session. */
  static OpenSession of(Session session) {
    return new OpenSession(
        session.id(),
        session.deviceId().value(),
        session.tenantId(),
        session.expiresAt(),
        suite(session),
        session.streams().stream().map(OpenStream::of).toList(),
        SessionSettings.of(session));
  }

  private static CipherSuite suite(Session session) {
    return switch (session.cipher()) {
      case CHACHA20_POLY1305 -> CipherSuite.CHACHA20_POLY1305;
      case AES_256_GCM -> CipherSuite.AES_256_GCM;
    };
  }

  /**
   * One stream.
   *
   * @param connectionId random, unique among all streams, above 0
   * @param priority of the scheduler, 0 to 7
   * @param bandwidthKbps allocation, kbit/s
   * @param latencyBudget parity of a block waits no longer than a part of this
   * @param keyEpoch epoch of the stream key to use, from 0
   */
  public record OpenStream(
      UUID streamId,
      String name,
      long connectionId,
      StreamMode mode,
      int priority,
      long bandwidthKbps,
      FecLevel fec,
      Duration latencyBudget,
      int keyEpoch) {

    public OpenStream {
      Objects.requireNonNull(streamId);
      Objects.requireNonNull(name);
      Objects.requireNonNull(mode);
      Objects.requireNonNull(fec);
      Objects.requireNonNull(latencyBudget);
    }

    private static OpenStream of(SessionStream stream) {
      return new OpenStream(
          stream.id(),
          stream.name(),
          stream.connectionId().value(),
          stream.mode(),
          stream.priority(),
          stream.bandwidthKbps(),
          stream.fec(),
          stream.latencyBudget(),
          stream.keyEpoch());
    }
  }
}
