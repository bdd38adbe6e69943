package org.honeylink.crypto.keys;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.honeylink.crypto.derivation.DerivationLabel;
import org.honeylink.crypto.derivation.DerivationLabel.Scope;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store of the root key must do. A suite opens stores of one kind; nothing else. */
public abstract class RootKeyStoreContract {

  private static final byte[] MESSAGE = "to be signed".getBytes(StandardCharsets.UTF_8);
  private static final byte[] SALT = "HL-EDGE-0001".getBytes(StandardCharsets.UTF_8);
  private static final DerivationLabel LABEL = DerivationLabel.of(Scope.SERVICE, "wrap", "1");
  private static final AuthorityKeyName NAME = new AuthorityKeyName("root-1");

  private final List<RootKeyStore> opened = new ArrayList<>();

  /**
   * Opens the store of one installation, and makes it when it is opened for the first time.
   *
   * @param installation each has its own keys, within one test
   */
  protected abstract RootKeyStore open(String installation);

  /** Whether keys outlive the object. */
  protected boolean keepsKeys() {
    return true;
  }

  @AfterEach
  void closeWhatWasOpened() {
    opened.forEach(RootKeyStore::close);
  }

  private RootKeyStore store() {
    return store("first");
  }

  private RootKeyStore store(String installation) {
    RootKeyStore store = open(installation);
    opened.add(store);
    return store;
  }

  @Test
  void theSameQuestionGivesTheSameKey() {
    RootKeyStore store = store();
    assertEquals(store.derive(SALT, LABEL, 32), store.derive(SALT.clone(), LABEL, 32));
  }

  @Test
  void anotherSaltGivesAnotherKey() {
    RootKeyStore store = store();
    assertNotEquals(store.derive(SALT, LABEL, 32), store.derive(new byte[0], LABEL, 32));
    assertNotEquals(
        store.derive(SALT, LABEL, 32),
        store.derive("HL-EDGE-0002".getBytes(StandardCharsets.UTF_8), LABEL, 32));
  }

  @Test
  void anotherLabelGivesAnotherKey() {
    DerivationLabel other = DerivationLabel.of(Scope.SERVICE, "wrap", "2");
    RootKeyStore store = store();
    assertNotEquals(store.derive(SALT, LABEL, 32), store.derive(SALT, other, 32));
  }

  @Test
  void aByteMovedFromSaltToLabelGivesAnotherKey() {
    RootKeyStore store = store();
    assertNotEquals(
        store.derive("ab".getBytes(StandardCharsets.UTF_8), new DerivationLabel("c"), 32),
        store.derive("a".getBytes(StandardCharsets.UTF_8), new DerivationLabel("bc"), 32));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 32, 44, 64, 65, 255})
  void aKeyHasTheLengthThatWasAskedFor(int lengthBytes) {
    assertEquals(lengthBytes, store().derive(SALT, LABEL, lengthBytes).length());
  }

  @Test
  void twoInstallationsHaveTwoRoots() {
    assertNotEquals(
        store("first").derive(SALT, LABEL, 32), store("second").derive(SALT, LABEL, 32));
  }

  @Test
  void aStoreThatIsOpenedAgainHasItsRootAndItsKeys() throws GeneralSecurityException {
    assumeTrue(keepsKeys(), "gone with the object");
    RootKeyStore first = open("first");
    SecretBytes derived = first.derive(SALT, LABEL, 32);
    PublicKey key = first.createAuthorityKey(NAME);
    first.close();
    RootKeyStore again = store("first");
    assertEquals(derived, again.derive(SALT, LABEL, 32));
    assertEquals(Optional.of(key), again.authorityKey(NAME));
    assertTrue(verifies(key, MESSAGE, again.sign(NAME, MESSAGE)));
  }

  @Test
  void anAuthoritysKeyIsFoundByItsName() {
    RootKeyStore store = store();
    assertEquals(Optional.empty(), store.authorityKey(NAME));
    PublicKey key = store.createAuthorityKey(NAME);
    assertEquals(Optional.of(key), store.authorityKey(NAME));
    assertEquals(Optional.empty(), store.authorityKey(new AuthorityKeyName("root-2")));
  }

  @Test
  void anAuthoritysKeyIsOnP384() {
    ECPublicKey key = (ECPublicKey) store().createAuthorityKey(NAME);
    assertEquals(384, key.getParams().getOrder().bitLength());
    assertTrue(key.getParams().toString().contains("secp384r1"), key.getParams().toString());
  }

  @Test
  void anAuthorityMayBeNamedLikeTheRoot() {
    RootKeyStore store = store();
    SecretBytes before = store.derive(SALT, LABEL, 32);
    PublicKey key = store.createAuthorityKey(new AuthorityKeyName("root"));
    assertEquals(Optional.of(key), store.authorityKey(new AuthorityKeyName("root")));
    store.destroyAuthorityKey(new AuthorityKeyName("root"));
    assertEquals(before, store.derive(SALT, LABEL, 32));
  }

  @Test
  void signaturesVerifyWithThePublicKey() throws GeneralSecurityException {
    RootKeyStore store = store();
    PublicKey key = store.createAuthorityKey(NAME);
    assertTrue(verifies(key, MESSAGE, store.sign(NAME, MESSAGE)));
    assertTrue(verifies(key, new byte[0], store.sign(NAME, new byte[0])));
    byte[] large = new byte[100_000];
    assertTrue(verifies(key, large, store.sign(NAME, large)));
    assertFalse(verifies(key, new byte[1], store.sign(NAME, MESSAGE)));
  }

  @Test
  void twoAuthoritiesHaveTwoKeys() throws GeneralSecurityException {
    AuthorityKeyName other = new AuthorityKeyName("issuing-1");
    RootKeyStore store = store();
    PublicKey key = store.createAuthorityKey(NAME);
    assertNotEquals(key, store.createAuthorityKey(other));
    assertFalse(verifies(key, MESSAGE, store.sign(other, MESSAGE)));
  }

  @Test
  void twoInstallationsDoNotSeeEachOthersKeys() {
    RootKeyStore first = store("first");
    PublicKey key = first.createAuthorityKey(NAME);
    RootKeyStore second = store("second");
    assertEquals(Optional.empty(), second.authorityKey(NAME));
    assertNotEquals(key, second.createAuthorityKey(NAME));
    second.destroyAuthorityKey(NAME);
    assertEquals(Optional.of(key), first.authorityKey(NAME));
  }

  @Test
  void aNameIsGivenOnce() {
    RootKeyStore store = store();
    PublicKey key = store.createAuthorityKey(NAME);
    IllegalStateException refusal =
        assertThrows(IllegalStateException.class, () -> store.createAuthorityKey(NAME));
    assertTrue(String.valueOf(refusal.getMessage()).contains("root-1"), refusal.getMessage());
    assertEquals(Optional.of(key), store.authorityKey(NAME));
  }

  @Test
  void aKeyThatIsNotThereSignsNothing() {
    IllegalStateException refusal =
        assertThrows(IllegalStateException.class, () -> store().sign(NAME, MESSAGE));
    assertTrue(String.valueOf(refusal.getMessage()).contains("root-1"), refusal.getMessage());
  }

  @Test
  void aDestroyedKeyIsGoneAndItsNameFree() throws GeneralSecurityException {
    RootKeyStore store = store();
    PublicKey old = store.createAuthorityKey(NAME);
    store.destroyAuthorityKey(NAME);
    assertEquals(Optional.empty(), store.authorityKey(NAME));
    assertThrows(IllegalStateException.class, () -> store.sign(NAME, MESSAGE));
    PublicKey fresh = store.createAuthorityKey(NAME);
    assertNotEquals(old, fresh);
    assertTrue(verifies(fresh, MESSAGE, store.sign(NAME, MESSAGE)));
  }

  @Test
  void destroyingWhatIsNotThereIsNoError() {
    RootKeyStore store = store();
    assertDoesNotThrow(() -> store.destroyAuthorityKey(NAME));
  }

  @Test
  void checkReturnsWhenTheStoreAnswers() {
    assertDoesNotThrow(store()::check);
  }

  @Test
  void aClosedStoreAnswersNothing() {
    RootKeyStore store = store();
    PublicKey _ = store.createAuthorityKey(NAME);
    store.close();
    assertThrows(IllegalStateException.class, () -> store.derive(SALT, LABEL, 32));
    assertThrows(IllegalStateException.class, () -> store.authorityKey(NAME));
    assertThrows(IllegalStateException.class, () -> store.createAuthorityKey(NAME));
    assertThrows(IllegalStateException.class, () -> store.sign(NAME, MESSAGE));
    assertThrows(IllegalStateException.class, () -> store.destroyAuthorityKey(NAME));
    assertThrows(IllegalStateException.class, store::check);
  }

  @Test
  void closingTwiceIsNoError() {
    RootKeyStore store = store();
    store.close();
    assertDoesNotThrow(store::close);
  }

  @Test
  void manyThreadsGetTheSameAnswers() throws Exception {
    RootKeyStore store = store();
    PublicKey key = store.createAuthorityKey(NAME);
    SecretBytes expected = store.derive(SALT, LABEL, 32);
    Callable<Boolean> both =
        () ->
            expected.equals(store.derive(SALT, LABEL, 32))
                && verifies(key, MESSAGE, store.sign(NAME, MESSAGE));
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Boolean>> answers = new ArrayList<>();
      for (int call = 0; call < 64; call++) {
        answers.add(threads.submit(both));
      }
      for (Future<Boolean> answer : answers) {
        assertTrue(answer.get());
      }
    }
  }

  @Test
  void ofManyThreadsOneMakesTheKey() throws Exception {
    RootKeyStore store = store();
    List<Future<PublicKey>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int call = 0; call < 8; call++) {
        answers.add(threads.submit(() -> store.createAuthorityKey(NAME)));
      }
    }
    List<PublicKey> made =
        answers.stream()
            .filter(answer -> answer.state() == Future.State.SUCCESS)
            .map(Future::resultNow)
            .toList();
    assertEquals(List.of(store.authorityKey(NAME).orElseThrow()), made);
  }

  @Test
  void nothingSecretIsInTextsOfTheStore() {
    RootKeyStore store = store();
    PublicKey _ = store.createAuthorityKey(NAME);
    SecretBytes derived = store.derive(SALT, LABEL, 32);
    byte[] bytes = derived.expose(SecretAccess.granted());
    String texts =
        store
            + " "
            + derived
            + " "
            + assertThrows(IllegalStateException.class, () -> store.createAuthorityKey(NAME));
    assertFalse(texts.contains(HexFormat.of().formatHex(bytes)));
    for (String secret : secrets()) {
      assertFalse(texts.contains(secret));
    }
  }

  /** What the suite opened its stores with, and no text may hold. */
  protected List<String> secrets() {
    return List.of();
  }

  private static boolean verifies(PublicKey key, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    Signature check = Signature.getInstance("SHA384withECDSA");
    check.initVerify(key);
    check.update(message);
    return check.verify(signature);
  }
}
