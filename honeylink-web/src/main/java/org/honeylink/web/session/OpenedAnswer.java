package org.honeylink.web.session;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.honeylink.control.device.domain.AgreementKey;
import org.honeylink.control.session.application.OpenedSession;
import org.honeylink.control.session.domain.SessionStream;
import org.honeylink.control.shared.domain.Base64Url;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.web.device.DataPlaneEndpoints;
import org.honeylink.web.device.SealedMasterAnswer;
import org.honeylink.web.session.StreamShapes.Fec;
import org.jspecify.annotations.Nullable;

/** Answer to {@code POST /sessions}: the only one that shows key material. */
public final class OpenedAnswer {

  private final OpenedSession opened;
  private final DataPlaneEndpoints endpoints;

  OpenedAnswer(OpenedSession opened, DataPlaneEndpoints endpoints) {
    this.opened = opened;
    this.endpoints = endpoints;
  }

  public UUID getSessionId() {
    return opened.session().id();
  }

  public String getState() {
    return opened.session().state().name();
  }

  public Instant getExpiresAt() {
    return opened.session().expiresAt();
  }

  public String getNegotiatedVersion() {
    return opened.session().protocolVersion();
  }

  /** Absent while QUIC is not served. */
  public @Nullable String getSessionEndpoint() {
    return endpoints.quic().orElse(null);
  }

  public String getDatagramEndpoint() {
    return endpoints.datagram();
  }

  /** Of every packet of the session. */
  public String getCipher() {
    return opened.session().cipher().name();
  }

  /** X25519, base64url. */
  public String getServerEphemeralKey() {
    return AgreementKey.text(opened.share().key());
  }

  /** ML-KEM-768, base64url; only when the request had a KEM key. */
  public @Nullable String getKemCiphertext() {
    return opened.share().kemCiphertext().orElse(null);
  }

  /** Generation of the device master that the session is bound to. */
  public int getMasterGeneration() {
    return opened.masterGeneration();
  }

  /** That master, while the device has not acknowledged it. */
  public @Nullable SealedMasterAnswer getDeviceMaster() {
    return opened.deviceMaster().map(SealedMasterAnswer::of).orElse(null);
  }

  public List<Stream> getStreams() {
    return opened.session().streams().stream().map(each -> new Stream(opened, each)).toList();
  }

  /** One stream with its key. */
  public static final class Stream {

    private final OpenedSession opened;
    private final SessionStream stream;

    Stream(OpenedSession opened, SessionStream stream) {
      this.opened = opened;
      this.stream = stream;
    }

    public UUID getStreamId() {
      return stream.id();
    }

    public String getName() {
      return stream.name();
    }

    public String getConnectionId() {
      return stream.connectionId().toString();
    }

    public String getMode() {
      return stream.mode().text();
    }

    public int getPriority() {
      return stream.priority();
    }

    /** Base64url, 32 bytes; absent when the device's policy lets it derive its keys only. */
    public @Nullable String getKeyMaterial() {
      return opened.showsKeys()
          ? opened.keyOf(stream.id()).use(SecretAccess.granted(), Base64Url::encode)
          : null;
    }

    public int getKeyEpoch() {
      return stream.keyEpoch();
    }

    public Fec getFec() {
      return Fec.of(stream.fec());
    }
  }
}
