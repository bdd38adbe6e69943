package org.honeylink.crypto.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.honeylink.crypto.agreement.HpkeRefused;
import org.honeylink.crypto.agreement.X25519KeyPair;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;
import org.junit.jupiter.api.Test;

/** Expected values: the chain written in Python as well, with hmac and hashlib alone. */
class KeyHierarchyTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final String DEVICE = "HL-EDGE-0001";
  private static final UUID SESSION = UUID.fromString("01936f8e-2b7a-7c3d-8e4f-0123456789ab");
  private static final UUID STREAM = UUID.fromString("01936f8e-2b7b-7a1b-9c2d-ba9876543210");

  private final RootKeyStore root =
      new MemoryRootKeyStore(
          secret("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"));

  // The secret of RFC 7748 section 6.1
  private final SecretBytes shared =
      secret("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");

  @Test
  void theWholeChainGivesTheKnownKeys() {
    assertKey(
        "61a529c3ed6f81a07d5c0a41119f3973ebd8a9d5585257ac02b471138283f007",
        KeyHierarchy.serviceKey(root, 1));
    SecretBytes master = KeyHierarchy.deviceMaster(root, DEVICE, 7);
    assertKey("aa3e5e04ae31620e84c3ac899a046e9f08d44f8a524f0617bd615051bfc03f6e", master);
    SecretBytes session = KeyHierarchy.session(shared, master, DEVICE, SESSION);
    assertKey("ff5ba7421d4d3fac746674f15736b8bacf84998668e6835cc2d5dba4f605148c", session);
    assertKey(
        "24f24335df11da66d1e3d84117ce3b4080f4096d83a1280eec374b5b00a5059c",
        KeyHierarchy.stream(session, SESSION, STREAM, 1));
    SecretBytes stream = KeyHierarchy.stream(session, SESSION, STREAM, 0);
    assertKey("fa07650cc973ae1faa1f81814b79c4499522634782272b8e62c5a785604d23c7", stream);
    DirectionKeys up = KeyHierarchy.direction(stream, Direction.C2S);
    assertKey("5faaec602c6d248015a8370e2dfe10dcc6e268cb7f2526df54f1318a0f0fabc1", up.key());
    assertKey("f72e3e80fe351a3fda6f11eb", up.iv());
    DirectionKeys down = KeyHierarchy.direction(stream, Direction.S2C);
    assertKey("71d2a0d7abc678ee42065e726a342589cac24b9f4644125989632eb2482666ca", down.key());
    assertKey("f0b0e3b8b37985db81d3ef13", down.iv());
  }

  @Test
  void aRekeyedSessionGivesTheKnownKey() {
    SecretBytes former =
        KeyHierarchy.session(shared, KeyHierarchy.deviceMaster(root, DEVICE, 7), DEVICE, SESSION);
    assertKey(
        "ae682070bf2d3fa1c72ecc2d2aa5ca9a5f4301b23ac36a7ebfd5fbcff3c5cf92",
        KeyHierarchy.rekeyedSession(
            shared, former, KeyHierarchy.deviceMaster(root, DEVICE, 8), DEVICE, SESSION, 1));
  }

  @Test
  void aRekeyedSessionHangsOnEachOfItsSources() {
    SecretBytes other = secret("42".repeat(32));
    SecretBytes master = KeyHierarchy.deviceMaster(root, DEVICE, 1);
    SecretBytes former = KeyHierarchy.session(shared, master, DEVICE, SESSION);
    Set<String> keys = new HashSet<>();
    keys.add(hex(former));
    keys.add(hex(KeyHierarchy.rekeyedSession(shared, former, master, DEVICE, SESSION, 1)));
    keys.add(hex(KeyHierarchy.rekeyedSession(other, former, master, DEVICE, SESSION, 1)));
    keys.add(hex(KeyHierarchy.rekeyedSession(shared, other, master, DEVICE, SESSION, 1)));
    keys.add(hex(KeyHierarchy.rekeyedSession(former, shared, master, DEVICE, SESSION, 1)));
    keys.add(hex(KeyHierarchy.rekeyedSession(shared, former, other, DEVICE, SESSION, 1)));
    keys.add(hex(KeyHierarchy.rekeyedSession(shared, former, master, "HL-2", SESSION, 1)));
    keys.add(hex(KeyHierarchy.rekeyedSession(shared, former, master, DEVICE, STREAM, 1)));
    keys.add(hex(KeyHierarchy.rekeyedSession(shared, former, master, DEVICE, SESSION, 2)));
    assertEquals(9, keys.size());
    assertThrows(
        IllegalArgumentException.class,
        () -> KeyHierarchy.rekeyedSession(shared, former, master, DEVICE, SESSION, 0).close());
  }

  @Test
  void bothEndsDeriveTheSameStreamKeys() {
    qt().withExamples(50)
        .forAll(longs().all(), longs().all(), integers().between(0, 1000))
        .check(
            (a, b, epoch) -> {
              X25519KeyPair device = seeded(a);
              X25519KeyPair server = seeded(~b);
              SecretBytes master = KeyHierarchy.deviceMaster(root, DEVICE, 1);
              return streamKey(device.agree(server.publicKey()), master, epoch)
                  .equals(streamKey(server.agree(device.publicKey()), master, epoch));
            });
  }

  @Test
  void everyOtherContextGivesAnotherKey() {
    SecretBytes master = KeyHierarchy.deviceMaster(root, DEVICE, 1);
    SecretBytes session = KeyHierarchy.session(shared, master, DEVICE, SESSION);
    Set<String> keys = new HashSet<>();
    keys.add(hex(KeyHierarchy.serviceKey(root, 1)));
    keys.add(hex(KeyHierarchy.serviceKey(root, 2)));
    keys.add(hex(KeyHierarchy.profileKey(root, 1)));
    keys.add(hex(KeyHierarchy.policySigningSeed(root)));
    keys.add(hex(KeyHierarchy.webhookSigningSeed(root)));
    keys.add(hex(KeyHierarchy.telemetryKey(root, 1)));
    keys.add(hex(master));
    keys.add(hex(KeyHierarchy.deviceMaster(root, DEVICE, 2)));
    keys.add(hex(KeyHierarchy.deviceMaster(root, "HL-EDGE-0002", 1)));
    keys.add(hex(session));
    keys.add(hex(KeyHierarchy.session(shared, master, "HL-EDGE-0002", SESSION)));
    keys.add(hex(KeyHierarchy.session(shared, master, DEVICE, STREAM)));
    keys.add(hex(KeyHierarchy.session(shared, shared, DEVICE, SESSION)));
    keys.add(hex(KeyHierarchy.session(master, master, DEVICE, SESSION)));
    keys.add(hex(KeyHierarchy.stream(session, SESSION, STREAM, 0)));
    keys.add(hex(KeyHierarchy.stream(session, SESSION, STREAM, 1)));
    keys.add(hex(KeyHierarchy.stream(session, STREAM, SESSION, 0)));
    keys.add(hex(KeyHierarchy.stream(session, SESSION, SESSION, 0)));
    keys.add(hex(KeyHierarchy.direction(session, Direction.C2S).key()));
    keys.add(hex(KeyHierarchy.direction(session, Direction.S2C).key()));
    assertEquals(20, keys.size());
  }

  @Test
  void theDeviceAloneOpensItsMaster() {
    X25519KeyPair device = X25519KeyPair.generate();
    X25519KeyPair stranger = X25519KeyPair.generate();
    SecretBytes master = KeyHierarchy.deviceMaster(root, DEVICE, 1);
    var sealed = DeviceMasterDelivery.seal(master, device.publicKey(), DEVICE);
    assertEquals(master, DeviceMasterDelivery.open(sealed, device, DEVICE));
    assertThrows(
        HpkeRefused.class, () -> DeviceMasterDelivery.open(sealed, stranger, DEVICE).close());
    assertThrows(
        HpkeRefused.class, () -> DeviceMasterDelivery.open(sealed, device, "HL-OTHER").close());
  }

  private static SecretBytes streamKey(SecretBytes shared, SecretBytes master, int epoch) {
    return KeyHierarchy.stream(
        KeyHierarchy.session(shared, master, DEVICE, SESSION), SESSION, STREAM, epoch);
  }

  private static X25519KeyPair seeded(long seed) {
    byte[] scalar = new byte[32];
    new Random(seed).nextBytes(scalar);
    return X25519KeyPair.fromPrivate(SecretBytes.takeOver(scalar));
  }

  private static void assertKey(String expected, SecretBytes key) {
    assertEquals(expected, hex(key));
  }

  private static String hex(SecretBytes secret) {
    return HEX.formatHex(secret.expose(SecretAccess.granted()));
  }

  private static SecretBytes secret(String hex) {
    return SecretBytes.takeOver(HEX.parseHex(hex));
  }
}
