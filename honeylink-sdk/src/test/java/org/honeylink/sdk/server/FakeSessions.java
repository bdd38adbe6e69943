package org.honeylink.sdk.server;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import org.honeylink.crypto.aead.CipherSuite;
import org.honeylink.crypto.agreement.X25519KeyPair;
import org.honeylink.crypto.keys.KeyHierarchy;
import org.honeylink.crypto.keys.RekeyNotice;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;
import org.honeylink.sdk.server.FakePeer.PeerStream;
import org.honeylink.transport.connection.StreamMode;

/** Opens sessions with real keys; each has a {@link FakePeer}. */
public final class FakeSessions implements AutoCloseable {

  private static final String TIME = "2026-01-15T12:00:00Z";

  private final FakeDevices devices;
  private final Map<UUID, FakePeer> peers = new ConcurrentHashMap<>();
  private final Queue<FakePeer> closed = new ConcurrentLinkedQueue<>();
  private volatile CipherSuite cipher = CipherSuite.CHACHA20_POLY1305;
  private volatile boolean downgrades;
  private volatile boolean liesAboutKeys;
  private volatile boolean keepsKeysToItself;

  FakeSessions(FakeDevices devices) {
    this.devices = devices;
  }

  /** The other end of a session. */
  public FakePeer peer(UUID sessionId) {
    FakePeer peer = peers.get(sessionId);
    if (peer == null) {
      throw new IllegalArgumentException("No session " + sessionId);
    }
    return peer;
  }

  /**
   * Begins to change the keys of a session to those of a generation of the device master; the
   * master comes along when it is not the first.
   */
  public void rekey(UUID sessionId, String deviceId, int generation) {
    FakePeer peer = peer(sessionId);
    int number = peer.rekeyed() + 1;
    try (X25519KeyPair ephemeral = X25519KeyPair.generate();
        SecretBytes shared = ephemeral.agree(devices.publicKey(deviceId))) {
      SecretBytes key =
          KeyHierarchy.rekeyedSession(
              shared,
              peer.sessionKey(),
              devices.master(deviceId, generation),
              deviceId,
              sessionId,
              number);
      peer.rekey(
          new RekeyNotice(
              number,
              generation,
              ephemeral.publicKey(),
              generation == 1
                  ? Optional.empty()
                  : Optional.of(devices.sealed(deviceId, generation))),
          key);
    }
  }

  public int open() {
    return peers.size();
  }

  /** From now on sessions are sealed with it. */
  public void sealWith(CipherSuite suite) {
    cipher = suite;
  }

  /** From now on the KEM key of a request is ignored. */
  public void downgrade() {
    downgrades = true;
  }

  /** From now on the key material in answers is not that of the session. */
  public void lieAboutKeys() {
    liesAboutKeys = true;
  }

  /** From now on answers carry no key material. */
  public void keepKeys() {
    keepsKeysToItself = true;
  }

  FakeAnswer answer(String call, String authorization, JsonObject body) {
    if (call.equals("POST /sessions")) {
      String deviceId = body.getString("device_id");
      return authorization.equals("Bearer " + FakeDevices.token(deviceId))
          ? open(deviceId, body)
          : FakeAnswer.problem(401, "ERR_AUTH", "Unknown token");
    }
    UUID sessionId = UUID.fromString(call.substring(call.lastIndexOf('/') + 1));
    FakePeer peer = peers.get(sessionId);
    if (peer == null) {
      return FakeAnswer.problem(404, "ERR_NOT_FOUND", "There is no session " + sessionId);
    }
    if (call.startsWith("DELETE ")) {
      closed.add(peer);
      peers.remove(sessionId);
      return FakeAnswer.nothing();
    }
    return FakeAnswer.ok(200, describe(sessionId, peer));
  }

  private FakeAnswer open(String deviceId, JsonObject body) {
    UUID sessionId = UUID.randomUUID();
    FakeAgreement agreement = new FakeAgreement(body, downgrades);
    SecretBytes sessionKey = agreement.sessionKey(devices.master(deviceId), deviceId, sessionId);
    List<PeerStream> streams = streams(body);
    try {
      FakePeer peer = new FakePeer(sessionId, cipher, sessionKey, streams);
      peers.put(sessionId, peer);
      JsonObjectBuilder answer =
          Json.createObjectBuilder()
              .add("session_id", sessionId.toString())
              .add("state", "PAIRED")
              .add("expires_at", TIME)
              .add("negotiated_version", "1.0.0")
              .add("cipher", cipher.name())
              .add("datagram_endpoint", "hlst://127.0.0.1:" + peer.address().getPort())
              .add("master_generation", devices.generation())
              .add("streams", opened(sessionId, sessionKey, streams));
      agreement.describe(answer);
      devices.undelivered(deviceId).ifPresent(master -> answer.add("device_master", master));
      return FakeAnswer.ok(201, answer.build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<PeerStream> streams(JsonObject body) {
    List<PeerStream> streams = new ArrayList<>();
    for (JsonObject stream : body.getJsonArray("streams").getValuesAs(JsonObject.class)) {
      streams.add(
          new PeerStream(
              UUID.randomUUID(),
              stream.getString("name"),
              ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE),
              stream.getString("mode").equals("reliable")
                  ? StreamMode.RELIABLE
                  : StreamMode.UNRELIABLE,
              1_000L * stream.getJsonObject("qos").getInt("bandwidth_kbps")));
    }
    return streams;
  }

  private JsonArrayBuilder opened(UUID sessionId, SecretBytes key, List<PeerStream> streams) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    for (PeerStream stream : streams) {
      SecretBytes material =
          liesAboutKeys
              ? SecretBytes.random(32)
              : KeyHierarchy.stream(key, sessionId, stream.streamId(), 0);
      JsonObjectBuilder object =
          Json.createObjectBuilder()
              .add("stream_id", stream.streamId().toString())
              .add("name", stream.name())
              .add("connection_id", "%016x".formatted(stream.connectionId()))
              .add("priority", 3)
              .add("key_epoch", 0)
              .add(
                  "fec", Json.createObjectBuilder().add("data_shards", 10).add("parity_shards", 2));
      if (!keepsKeysToItself) {
        object.add("key_material", FakeDevices.base64(material.expose(SecretAccess.granted())));
      }
      array.add(object);
    }
    return array;
  }

  private static JsonObject describe(UUID sessionId, FakePeer peer) {
    JsonArrayBuilder streams = Json.createArrayBuilder();
    for (PeerStream stream : peer.streams()) {
      JsonObjectBuilder figures = Json.createObjectBuilder();
      for (String name :
          List.of(
              "packets_received",
              "data_packets_received",
              "packets_sent",
              "messages_delivered",
              "packets_rebuilt",
              "packets_lost",
              "duplicates",
              "retransmissions",
              "bytes_received",
              "packets_refused",
              "smoothed_rtt_micros")) {
        figures.add(name, 7);
      }
      streams.add(
          Json.createObjectBuilder()
              .add("stream_id", stream.streamId().toString())
              .add("name", stream.name())
              .add("key_epoch", peer.epoch())
              .add("priority", 3)
              .add("qos", Json.createObjectBuilder().add("bandwidth_kbps", 10_000))
              .add("fec", Json.createObjectBuilder().add("data_shards", 10).add("parity_shards", 2))
              .add("figures", figures));
    }
    JsonObjectBuilder session =
        Json.createObjectBuilder()
            .add("session_id", sessionId.toString())
            .add("device_id", "HL-EDGE-0001")
            .add("state", "ACTIVE")
            .add("expires_at", TIME)
            .add("settings_version", 1)
            .add("streams", streams);
    RekeyNotice notice = peer.notice();
    if (notice != null) {
      session.add("rekey", describe(notice));
    }
    return session.build();
  }

  private static JsonObjectBuilder describe(RekeyNotice notice) {
    JsonObjectBuilder rekey =
        Json.createObjectBuilder()
            .add("number", notice.number())
            .add("generation", notice.generation())
            .add("server_ephemeral_key", FakeDevices.base64(notice.serverKey().bytes()));
    notice
        .master()
        .ifPresent(
            master ->
                rekey.add(
                    "device_master",
                    Json.createObjectBuilder()
                        .add("generation", notice.generation())
                        .add("hpke_enc", FakeDevices.base64(master.enc()))
                        .add("hpke_ciphertext", FakeDevices.base64(master.ciphertext()))));
    return rekey;
  }

  /** The server forgets the session, as when it expired. */
  public void forget(UUID sessionId) {
    FakePeer peer = peers.remove(sessionId);
    if (peer != null) {
      peer.close();
    }
  }

  @Override
  public void close() {
    peers.values().forEach(FakePeer::close);
    closed.forEach(FakePeer::close);
  }
}
