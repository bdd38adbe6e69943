package org.honeylink.crypto.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.honeylink.crypto.derivation.DerivationLabel;
import org.honeylink.crypto.derivation.DerivationLabel.Scope;
import org.honeylink.crypto.secret.SecretBytes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On SoftHSM 2. */
class Pkcs11RootKeyStoreTest extends RootKeyStoreContract {

  private static final String TOKEN = "keys-" + UUID.randomUUID().toString().substring(0, 8);
  private static final DerivationLabel LABEL = DerivationLabel.of(Scope.SERVICE, "wrap", "1");
  private static final AuthorityKeyName NAME = new AuthorityKeyName("issuing-1");

  private final String test = UUID.randomUUID().toString().substring(0, 8);

  @BeforeAll
  static void makeToken() {
    assumeTrue(SoftHsm.installed(), "SoftHSM 2 is not installed: apt-get install softhsm2");
    SoftHsm.make(TOKEN);
  }

  @AfterAll
  static void deleteToken() {
    if (SoftHsm.installed()) {
      SoftHsm.delete(TOKEN);
    }
  }

  @Override
  protected RootKeyStore open(String installation) {
    return open(SoftHsm.settings(TOKEN, prefix(installation)), SoftHsm.PIN);
  }

  private String prefix(String installation) {
    return test + "-" + installation;
  }

  private static Pkcs11RootKeyStore open(Pkcs11Settings settings, String pin) {
    return Pkcs11RootKeyStore.open(settings, pin::toCharArray);
  }

  @Override
  protected List<String> secrets() {
    return List.of(SoftHsm.PIN);
  }

  @Test
  void aTokenThatWasAwayIsUsedAgain() throws IOException {
    try (RootKeyStore store = open("lost")) {
      SecretBytes before = derived(store);
      var key = store.createAuthorityKey(NAME);
      Path elsewhere = SoftHsm.tokens().resolveSibling("unplugged-" + test);
      Files.move(SoftHsm.tokens(), elsewhere);
      try {
        KeyStoreAway away = assertThrows(KeyStoreAway.class, () -> derived(store));
        assertTrue(String.valueOf(away.getMessage()).contains(TOKEN), away.getMessage());
        assertThrows(KeyStoreAway.class, store::check);
        assertThrows(KeyStoreAway.class, () -> store.authorityKey(NAME));
        assertThrows(KeyStoreAway.class, () -> store.sign(NAME, new byte[1]));
        assertThrows(KeyStoreAway.class, () -> store.createAuthorityKey(NAME));
        assertThrows(KeyStoreAway.class, () -> store.destroyAuthorityKey(NAME));
      } finally {
        Files.move(elsewhere, SoftHsm.tokens());
      }
      assertEquals(before, eventually(store));
      assertEquals(Optional.of(key), store.authorityKey(NAME));
      assertTrue(store.sign(NAME, new byte[1]).length > 0);
    }
  }

  @Test
  void aTokenThatIsAwayAtTheStartIsUsedWhenItComes() throws IOException {
    SecretBytes before;
    try (RootKeyStore store = open("late")) {
      before = derived(store);
    }
    Path elsewhere = SoftHsm.tokens().resolveSibling("unplugged-" + test);
    Files.move(SoftHsm.tokens(), elsewhere);
    try (RootKeyStore store = open("late")) {
      assertThrows(KeyStoreAway.class, store::check);
      Files.move(elsewhere, SoftHsm.tokens());
      assertEquals(before, eventually(store));
    }
  }

  @Test
  void aTokenOfAnotherLabelIsAway() {
    try (RootKeyStore store = open(SoftHsm.settings("no-such-token", "x"), SoftHsm.PIN)) {
      KeyStoreAway away = assertThrows(KeyStoreAway.class, store::check);
      assertTrue(String.valueOf(away.getMessage()).contains("no-such-token"), away.getMessage());
    }
  }

  @Test
  void aWrongPinIsRefusedAndTriedOnce() {
    AtomicInteger asked = new AtomicInteger();
    KeyStoreRefused refusal =
        assertThrows(
            KeyStoreRefused.class,
            () ->
                Pkcs11RootKeyStore.open(
                    SoftHsm.settings(TOKEN, prefix("pin")),
                    () -> {
                      asked.incrementAndGet();
                      return "wrong-pin-123".toCharArray();
                    }));
    assertTrue(String.valueOf(refusal.getMessage()).contains("honeylink.key.pkcs11.pin"));
    assertFalse(texts(refusal).contains("wrong-pin-123"));
    assertEquals(1, asked.get());
  }

  @Test
  void aMissingLibraryIsRefused() {
    Pkcs11Settings nowhere =
        new Pkcs11Settings(
            Path.of("/no/where/libhsm.so"), Optional.of("a"), OptionalLong.empty(), "x");
    KeyStoreRefused refusal =
        assertThrows(KeyStoreRefused.class, () -> open(nowhere, SoftHsm.PIN).close());
    assertTrue(String.valueOf(refusal.getMessage()).contains("/no/where/libhsm.so"));
  }

  @Test
  void whatIsNoLibraryIsRefused() throws IOException {
    Path text = Files.writeString(SoftHsm.tokens().resolveSibling("text-" + test), "no library");
    Pkcs11Settings settings = new Pkcs11Settings(text, Optional.of("a"), OptionalLong.empty(), "x");
    KeyStoreRefused refusal =
        assertThrows(KeyStoreRefused.class, () -> open(settings, SoftHsm.PIN).close());
    assertTrue(String.valueOf(refusal.getMessage()).contains("not a PKCS#11 library"));
  }

  @Test
  void theTokenMayBeChosenByItsSlot() {
    SecretBytes byLabel;
    try (RootKeyStore store = open("slot")) {
      byLabel = derived(store);
    }
    String slots = SoftHsm.run("softhsm2-util", "--show-slots");
    long slot =
        slots
            .lines()
            .takeWhile(line -> !line.contains(TOKEN))
            .filter(line -> line.startsWith("Slot "))
            .mapToLong(line -> Long.parseLong(line.substring("Slot ".length()).strip()))
            .reduce(0, (earlier, later) -> later);
    Pkcs11Settings settings =
        new Pkcs11Settings(
            SoftHsm.library().orElseThrow(),
            Optional.empty(),
            OptionalLong.of(slot),
            prefix("slot"));
    try (RootKeyStore store = open(settings, SoftHsm.PIN)) {
      assertEquals(byLabel, eventually(store));
    }
  }

  /** pkcs11-tool of OpenSC is an independent peer: it asks the token itself. */
  @Test
  void rootAndPrivateKeysCannotBeReadOut() {
    try (RootKeyStore store = open("sealed")) {
      derived(store).close();
      var _ = store.createAuthorityKey(NAME);
    }
    String objects = pkcs11Tool("--list-objects");
    String root = objects.substring(objects.indexOf(prefix("sealed") + ".root"));
    String access = root.lines().filter(line -> line.contains("Access:")).findFirst().orElseThrow();
    assertTrue(access.contains("sensitive, always sensitive, never extractable, local"), access);
    String privateKeys = pkcs11Tool("--list-objects", "--type", "privkey");
    assertTrue(privateKeys.contains("never extractable"), privateKeys);
    assertFalse(
        privateKeys
            .lines()
            .filter(line -> line.contains("Access:"))
            .anyMatch(line -> !line.contains("sensitive, always sensitive, never extractable")),
        privateKeys);
    IllegalStateException refusal =
        assertThrows(
            IllegalStateException.class,
            () ->
                pkcs11Tool(
                    "--read-object", "--type", "secrkey", "--label", prefix("sealed") + ".root"));
    assertTrue(String.valueOf(refusal.getMessage()).contains("CKR_ATTRIBUTE_SENSITIVE"));
  }

  private static String pkcs11Tool(String... arguments) {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/pkcs11-tool")), "OpenSC is not installed");
    List<String> command =
        new ArrayList<>(
            List.of(
                "pkcs11-tool",
                "--module",
                SoftHsm.library().orElseThrow().toString(),
                "--token-label",
                TOKEN,
                "--login",
                "--pin",
                SoftHsm.PIN));
    command.addAll(List.of(arguments));
    return SoftHsm.run(command.toArray(String[]::new));
  }

  private static SecretBytes derived(RootKeyStore store) {
    return store.derive(new byte[0], LABEL, 32);
  }

  /** The store tries once a second; this waits for as long as that takes. */
  private static SecretBytes eventually(RootKeyStore store) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (true) {
      try {
        return derived(store);
      } catch (KeyStoreAway away) {
        if (System.nanoTime() > end) {
          throw away;
        }
        Thread.onSpinWait();
      }
    }
  }

  private static String texts(Throwable failure) {
    StringBuilder texts = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      texts.append(cause).append('\n');
    }
    return texts.toString();
  }
}
