package org.honeylink.tests.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.honeylink.crypto.aead.PacketCipher;
import org.honeylink.crypto.agreement.Hpke;
import org.honeylink.crypto.agreement.HybridSecret;
import org.honeylink.crypto.agreement.MlKemKeyPair;
import org.honeylink.crypto.agreement.MlKemPublicKey;
import org.honeylink.crypto.agreement.X25519KeyPair;
import org.honeylink.crypto.agreement.X25519PublicKey;
import org.honeylink.crypto.keys.DeviceMasterDelivery;
import org.honeylink.crypto.keys.Direction;
import org.honeylink.crypto.keys.DirectionKeys;
import org.honeylink.crypto.keys.KeyHierarchy;
import org.honeylink.crypto.keys.MemoryRootKeyStore;
import org.honeylink.crypto.keys.RekeyNotice;
import org.honeylink.crypto.keys.RootKeyStore;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;
import org.honeylink.tests.device.AgreementKey;
import org.honeylink.tests.source.SourceTree;
import org.honeylink.transport.packet.ConnectionIds;
import org.honeylink.transport.packet.Fragment;
import org.honeylink.transport.packet.PacketHeader;
import org.honeylink.transport.packet.PacketType;
import org.junit.jupiter.api.Test;

/** The vectors of {@code docs/wire-format.md}, by the product's code and by the JDK alone. */
class WireFormatDocumentTest {

  private final VectorsOfTheDocument vectors =
      VectorsOfTheDocument.in(SourceTree.text("docs/wire-format.md"));

  private final String deviceId = vectors.text("device id");
  private final String sessionId = vectors.text("session id");
  private final String streamId = vectors.text("stream id");

  @Test
  void deviceMasterFollowsFromTheRoot() {
    byte[] expected = vectors.bytes("device master");
    try (SecretBytes bytes = secret("root");
        RootKeyStore root = new MemoryRootKeyStore(bytes)) {
      assertSecret(expected, KeyHierarchy.deviceMaster(root, deviceId, 1));
    }
    assertArrayEquals(expected, KeySchedule.deviceMaster(vectors.bytes("root"), deviceId, 1));
  }

  @Test
  void sealedDeviceMasterOpensWithTheDevicesKey() {
    Hpke.Sealed sealed =
        new Hpke.Sealed(vectors.bytes("hpke enc"), vectors.bytes("hpke ciphertext"));
    try (SecretBytes scalar = secret("device private key");
        X25519KeyPair device = X25519KeyPair.fromPrivate(scalar)) {
      assertSecret(
          vectors.bytes("device master"), DeviceMasterDelivery.open(sealed, device, deviceId));
    }
    AgreementKey ephemeral = AgreementKey.of(vectors.bytes("hpke ephemeral private key"));
    SealedMessage byHand =
        SealedMessage.seal(
            ephemeral,
            vectors.bytes("device public key"),
            "HoneyLink-v1|device-master".getBytes(UTF_8),
            deviceId.getBytes(UTF_8),
            vectors.bytes("device master"));
    assertArrayEquals(sealed.enc(), byHand.enc());
    assertArrayEquals(sealed.ciphertext(), byHand.ciphertext());
  }

  @Test
  void bothEndsAgreeOnTheSharedSecret() {
    byte[] expected = vectors.bytes("shared secret");
    try (SecretBytes scalar = secret("server private key");
        X25519KeyPair server = X25519KeyPair.fromPrivate(scalar)) {
      assertArrayEquals(vectors.bytes("server public key"), server.publicKey().bytes());
      assertSecret(expected, server.agree(X25519PublicKey.of(vectors.bytes("device public key"))));
    }
    AgreementKey device = AgreementKey.of(vectors.bytes("device private key"));
    assertArrayEquals(vectors.bytes("device public key"), device.publicBytes());
    assertArrayEquals(expected, device.agree(vectors.bytes("server public key")));
  }

  @Test
  void sessionKeyFollowsFromSharedSecretAndMaster() {
    byte[] expected = vectors.bytes("session key");
    try (SecretBytes shared = secret("shared secret");
        SecretBytes master = secret("device master")) {
      assertSecret(
          expected, KeyHierarchy.session(shared, master, deviceId, UUID.fromString(sessionId)));
    }
    assertArrayEquals(
        expected,
        KeySchedule.session(
            vectors.bytes("shared secret"), vectors.bytes("device master"), deviceId, sessionId));
  }

  @Test
  void hybridSessionKeyFollowsFromBothSecretsAndWhatCrossed() {
    byte[] expected = vectors.bytes("hybrid session key");
    byte[] ciphertext = vectors.bytes("kem ciphertext");
    HybridSecret.Transcript crossed =
        new HybridSecret.Transcript(
            X25519PublicKey.of(vectors.bytes("device public key")),
            X25519PublicKey.of(vectors.bytes("server public key")),
            MlKemPublicKey.of(vectors.bytes("kem key")),
            ciphertext);
    try (SecretBytes seed = secret("kem seed");
        MlKemKeyPair kem = MlKemKeyPair.fromSeed(seed);
        SecretBytes kemSecret = kem.decapsulate(ciphertext);
        SecretBytes shared = secret("shared secret");
        HybridSecret hybrid = HybridSecret.join(shared, kemSecret, crossed);
        SecretBytes master = secret("device master")) {
      assertEquals(crossed.kemKey(), kem.publicKey());
      assertArrayEquals(vectors.bytes("kem secret"), kemSecret.expose(SecretAccess.granted()));
      assertEquals(vectors.text("transcript"), hybrid.transcript());
      assertSecret(
          expected, KeyHierarchy.session(hybrid, master, deviceId, UUID.fromString(sessionId)));
    }
  }

  @Test
  void hybridSessionKeyComesOutTheSameWithBouncyCastle() {
    MLKEMPrivateKeyParameters kem =
        new MLKEMPrivateKeyParameters(MLKEMParameters.ml_kem_768, vectors.bytes("kem seed"));
    assertArrayEquals(vectors.bytes("kem key"), kem.getPublicKey());
    byte[] kemSecret = new MLKEMExtractor(kem).extractSecret(vectors.bytes("kem ciphertext"));
    String transcript =
        KeySchedule.transcript(
            vectors.bytes("device public key"),
            vectors.bytes("server public key"),
            vectors.bytes("kem key"),
            vectors.bytes("kem ciphertext"));
    assertEquals(vectors.text("transcript"), transcript);
    assertArrayEquals(
        vectors.bytes("hybrid session key"),
        KeySchedule.hybridSession(
            vectors.bytes("shared secret"),
            kemSecret,
            vectors.bytes("device master"),
            deviceId,
            sessionId,
            transcript));
  }

  @Test
  void streamKeyFollowsFromTheSessionKeyAndTheEpoch() {
    UUID session = UUID.fromString(sessionId);
    UUID stream = UUID.fromString(streamId);
    for (int epoch = 0; epoch <= 1; epoch++) {
      byte[] expected = vectors.bytes("stream key, epoch " + epoch);
      try (SecretBytes key = secret("session key")) {
        assertSecret(expected, KeyHierarchy.stream(key, session, stream, epoch));
      }
      assertArrayEquals(
          expected, KeySchedule.stream(vectors.bytes("session key"), sessionId, streamId, epoch));
    }
  }

  @Test
  void directionKeysFollowFromTheStreamKey() {
    for (Direction direction : Direction.values()) {
      String name = direction.text();
      byte[] key = vectors.bytes(name + " key, epoch 0");
      byte[] iv = vectors.bytes(name + " iv, epoch 0");
      try (DirectionKeys keys = directionKeys(direction)) {
        assertArrayEquals(key, keys.key().expose(SecretAccess.granted()));
        assertArrayEquals(iv, keys.iv().expose(SecretAccess.granted()));
      }
      byte[] byHand = KeySchedule.direction(vectors.bytes("stream key, epoch 0"), name);
      assertArrayEquals(key, Arrays.copyOf(byHand, 32));
      assertArrayEquals(iv, Arrays.copyOfRange(byHand, 32, 44));
    }
  }

  @Test
  void rekeyedSessionKeyFollowsFromTheFormerOneAndTheNewMaster() {
    byte[] expected = vectors.bytes("rekeyed session key");
    byte[] shared = vectors.bytes("rekey shared secret");
    byte[] master = vectors.bytes("rekey device master");
    try (SecretBytes scalar = secret("rekey server private key");
        X25519KeyPair server = X25519KeyPair.fromPrivate(scalar);
        SecretBytes agreed = secret("rekey shared secret");
        SecretBytes former = secret("session key");
        SecretBytes salt = secret("rekey device master")) {
      assertArrayEquals(vectors.bytes("rekey server public key"), server.publicKey().bytes());
      assertSecret(shared, server.agree(X25519PublicKey.of(vectors.bytes("device public key"))));
      assertSecret(
          expected,
          KeyHierarchy.rekeyedSession(
              agreed, former, salt, deviceId, UUID.fromString(sessionId), 1));
    }
    AgreementKey device = AgreementKey.of(vectors.bytes("device private key"));
    assertArrayEquals(shared, device.agree(vectors.bytes("rekey server public key")));
    assertArrayEquals(master, KeySchedule.deviceMaster(vectors.bytes("root"), deviceId, 2));
    assertArrayEquals(
        expected,
        KeySchedule.rekeyedSession(
            shared, vectors.bytes("session key"), master, deviceId, sessionId, 1));
  }

  @Test
  void rekeyedStreamKeysFollowFromTheRekeyedSessionKey() {
    byte[] expected = vectors.bytes("rekeyed stream key, epoch 0");
    try (SecretBytes key = secret("rekeyed session key")) {
      assertSecret(
          expected,
          KeyHierarchy.stream(key, UUID.fromString(sessionId), UUID.fromString(streamId), 0));
    }
    assertArrayEquals(
        expected, KeySchedule.stream(vectors.bytes("rekeyed session key"), sessionId, streamId, 0));
    byte[] direction = KeySchedule.direction(expected, "c2s");
    try (SecretBytes stream = secret("rekeyed stream key, epoch 0");
        DirectionKeys keys = KeyHierarchy.direction(stream, Direction.C2S)) {
      assertArrayEquals(
          vectors.bytes("rekeyed c2s key, epoch 0"), keys.key().expose(SecretAccess.granted()));
      assertArrayEquals(
          vectors.bytes("rekeyed c2s iv, epoch 0"), keys.iv().expose(SecretAccess.granted()));
    }
    assertArrayEquals(vectors.bytes("rekeyed c2s key, epoch 0"), Arrays.copyOf(direction, 32));
    assertArrayEquals(
        vectors.bytes("rekeyed c2s iv, epoch 0"), Arrays.copyOfRange(direction, 32, 44));
  }

  @Test
  void noticeCarriesTheServersKeyAndTheSealedMaster() {
    byte[] notice = vectors.bytes("rekey notice");
    RekeyNotice read = RekeyNotice.read(notice).orElseThrow();
    assertArrayEquals(notice, read.bytes());
    assertEquals(1, read.number());
    assertEquals(2, read.generation());
    try (SecretBytes scalar = secret("device private key");
        X25519KeyPair device = X25519KeyPair.fromPrivate(scalar)) {
      assertSecret(
          vectors.bytes("rekey device master"),
          DeviceMasterDelivery.open(read.master().orElseThrow(), device, deviceId));
    }
    SealedMessage byHand =
        SealedMessage.seal(
            AgreementKey.of(vectors.bytes("rekey hpke ephemeral private key")),
            vectors.bytes("device public key"),
            "HoneyLink-v1|device-master".getBytes(UTF_8),
            deviceId.getBytes(UTF_8),
            vectors.bytes("rekey device master"));
    assertArrayEquals(
        notice,
        ByteBuffer.allocate(120)
            .putInt(1)
            .putInt(2)
            .put(vectors.bytes("rekey server public key"))
            .put(byHand.enc())
            .put(byHand.ciphertext())
            .array());
  }

  @Test
  void packetIsTheSealedBodyBehindItsHeader() {
    byte[] header = vectors.bytes("header");
    byte[] body = vectors.bytes("body");
    byte[] packet = new byte[header.length + body.length + 16];
    PacketHeader.write(packet, 0, PacketType.DATA, connectionId(), 5);
    PacketHeader.writeData(packet, 0, 0, 5);
    assertArrayEquals(header, Arrays.copyOf(packet, header.length));
    Fragment.writeHeader(packet, header.length, 5, 3, 0, 1);
    System.arraycopy("hello".getBytes(UTF_8), 0, packet, header.length + 16, 5);
    assertArrayEquals(body, Arrays.copyOfRange(packet, header.length, header.length + body.length));
    try (DirectionKeys seal = directionKeys(Direction.C2S);
        DirectionKeys open = directionKeys(Direction.S2C)) {
      PacketCipher.chaCha20Poly1305(seal, open).seal(5, packet, 0, header.length, body.length);
    }
    assertArrayEquals(vectors.bytes("packet"), packet);
    byte[] record =
        ByteBuffer.allocate(2 + packet.length).putShort((short) packet.length).put(packet).array();
    assertArrayEquals(vectors.bytes("record, quic"), record);
    byte[] gcm = Arrays.copyOf(header, packet.length);
    System.arraycopy(body, 0, gcm, header.length, body.length);
    try (DirectionKeys seal = directionKeys(Direction.C2S);
        DirectionKeys open = directionKeys(Direction.S2C)) {
      PacketCipher.aes256Gcm(seal, open).seal(5, gcm, 0, header.length, body.length);
    }
    assertArrayEquals(vectors.bytes("packet, aes 256 gcm"), gcm);
    byte[] nonce = vectors.bytes("nonce");
    assertArrayEquals(gcm, sealedByTheJdk("AES/GCM/NoPadding", nonce, header, body));
    assertArrayEquals(packet, sealedByTheJdk("ChaCha20-Poly1305", nonce, header, body));
    assertEquals(connectionId(), ConnectionIds.read(packet, 0, packet.length));
  }

  @Test
  void paddingIsSealedLikeAnyPacket() {
    int header = PacketType.PADDING.headerBytes();
    byte[] packet = new byte[header + 4 + 16];
    PacketHeader.write(packet, 0, PacketType.PADDING, connectionId(), 6);
    byte[] clear = Arrays.copyOf(packet, header);
    try (DirectionKeys seal = directionKeys(Direction.C2S);
        DirectionKeys open = directionKeys(Direction.S2C)) {
      PacketCipher.chaCha20Poly1305(seal, open).seal(6, packet, 0, header, 4);
    }
    assertArrayEquals(vectors.bytes("padding packet"), packet);
    byte[] nonce = vectors.bytes("padding nonce");
    assertArrayEquals(packet, sealedByTheJdk("ChaCha20-Poly1305", nonce, clear, new byte[4]));
  }

  private byte[] sealedByTheJdk(String cipher, byte[] nonce, byte[] header, byte[] body) {
    String algorithm = cipher.startsWith("AES") ? "AES" : "ChaCha20";
    try {
      Cipher sealer = Cipher.getInstance(cipher);
      sealer.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(vectors.bytes("c2s key, epoch 0"), algorithm),
          algorithm.equals("AES") ? new GCMParameterSpec(128, nonce) : new IvParameterSpec(nonce));
      sealer.updateAAD(header);
      byte[] packet = Arrays.copyOf(header, header.length + body.length + 16);
      sealer.doFinal(body, 0, body.length, packet, header.length);
      return packet;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private long connectionId() {
    return HexFormat.fromHexDigitsToLong(vectors.text("connection id"));
  }

  private DirectionKeys directionKeys(Direction direction) {
    try (SecretBytes stream = secret("stream key, epoch 0")) {
      return KeyHierarchy.direction(stream, direction);
    }
  }

  private SecretBytes secret(String name) {
    return SecretBytes.takeOver(vectors.bytes(name));
  }

  private static void assertSecret(byte[] expected, SecretBytes actual) {
    try (actual) {
      assertArrayEquals(expected, actual.expose(SecretAccess.granted()));
    }
  }
}
