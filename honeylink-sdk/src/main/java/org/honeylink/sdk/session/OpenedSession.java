package org.honeylink.sdk.session;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.crypto.aead.CipherSuite;
import org.honeylink.crypto.agreement.X25519PublicKey;
import org.honeylink.sdk.api.Answer;
import org.honeylink.transport.fec.FecScheme;

/** What the server answered when the session was opened, without its keys. */
record OpenedSession(
    UUID sessionId,
    X25519PublicKey serverKey,
    Optional<byte[]> kemCiphertext,
    CipherSuite cipher,
    InetSocketAddress datagramAddress,
    List<OpenedStream> streams) {

  OpenedSession {
    streams = List.copyOf(streams);
  }

  static OpenedSession of(Answer answer) {
    return new OpenedSession(
        answer.parsed("session_id", "a UUID", UUID::fromString),
        X25519PublicKey.of(answer.bytes("server_ephemeral_key")),
        answer.has("kem_ciphertext")
            ? Optional.of(answer.bytes("kem_ciphertext"))
            : Optional.empty(),
        answer.parsed("cipher", "CHACHA20_POLY1305 or AES_256_GCM", CipherSuite::valueOf),
        answer.parsed("datagram_endpoint", "hlst://host:port", OpenedSession::address),
        answer.objects("streams").stream().map(OpenedStream::of).toList());
  }

  private static InetSocketAddress address(String endpoint) {
    URI uri = URI.create(endpoint);
    String host = uri.getHost();
    if (host == null || uri.getPort() < 0) {
      throw new IllegalArgumentException(endpoint);
    }
    return new InetSocketAddress(host, uri.getPort());
  }

  /** One stream of it. */
  record OpenedStream(
      UUID streamId, String name, long connectionId, int priority, int keyEpoch, FecScheme fec) {

    static OpenedStream of(Answer answer) {
      Answer fec = answer.object("fec");
      return new OpenedStream(
          answer.parsed("stream_id", "a UUID", UUID::fromString),
          answer.text("name"),
          answer.parsed("connection_id", "16 hex digits", hex -> Long.parseUnsignedLong(hex, 16)),
          Math.toIntExact(answer.number("priority")),
          Math.toIntExact(answer.number("key_epoch")),
          new FecScheme(
              Math.toIntExact(fec.number("data_shards")),
              Math.toIntExact(fec.number("parity_shards"))));
    }
  }
}
