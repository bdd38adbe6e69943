package org.honeylink.control.trust.infrastructure.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.honeylink.control.trust.infrastructure.vault.simulator.VaultSimulator;
import org.honeylink.crypto.derivation.DerivationLabel;
import org.honeylink.crypto.derivation.DerivationLabel.Scope;
import org.honeylink.crypto.keys.AuthorityKeyName;
import org.honeylink.crypto.keys.KeyStoreAway;
import org.honeylink.crypto.keys.KeyStoreRefused;
import org.honeylink.crypto.keys.RootKeyStore;
import org.honeylink.crypto.keys.RootKeyStoreContract;
import org.honeylink.crypto.secret.SecretBytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On the simulator of the documented API. */
class VaultRootKeyStoreTest extends RootKeyStoreContract {

  private static final DerivationLabel LABEL = DerivationLabel.of(Scope.SERVICE, "wrap", "1");
  private static final AuthorityKeyName NAME = new AuthorityKeyName("issuing-1");

  /** Long, because the machine of a test run is slow; short where it is waited for. */
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private static final Duration SHORT_TIMEOUT = Duration.ofSeconds(2);

  @TempDir Path directory;

  private final AtomicLong nanos = new AtomicLong(System.nanoTime());
  private VaultSimulator vault;
  private Path tokenFile;
  private Path secretIdFile;

  @BeforeEach
  void startVault() throws IOException {
    vault = VaultSimulator.start(nanos::get);
    tokenFile = Files.writeString(directory.resolve("token"), vault.issueToken() + "\n");
    secretIdFile = Files.writeString(directory.resolve("secret-id"), vault.secretId());
    Files.writeString(directory.resolve("ca.pem"), vault.authorityPem());
  }

  @AfterEach
  void stopVault() {
    vault.close();
  }

  @Override
  protected RootKeyStore open(String installation) {
    return open(installation, tokenLogin());
  }

  private RootKeyStore open(String installation, VaultLogin login) {
    return VaultRootKeyStore.open(settings(installation), login, nanos::get);
  }

  private VaultSettings settings(String prefix) {
    return settings(prefix, Optional.empty());
  }

  private VaultSettings settings(String prefix, Optional<String> namespace) {
    return settings(prefix, namespace, TIMEOUT);
  }

  private VaultSettings settings(String prefix, Optional<String> namespace, Duration timeout) {
    return new VaultSettings(
        vault.address(),
        namespace,
        Optional.of(directory.resolve("ca.pem")),
        "transit",
        "secret",
        prefix,
        timeout);
  }

  private VaultLogin tokenLogin() {
    return new VaultLogin.TokenFile(tokenFile);
  }

  private VaultLogin roleLogin() {
    return new VaultLogin.AppRole("approle", VaultSimulator.ROLE_ID, Optional.of(secretIdFile));
  }

  @Override
  protected List<String> secrets() {
    return List.of(token(), vault.secretId());
  }

  private String token() {
    try {
      return Files.readString(tokenFile).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void anAppRoleMayLogIn() {
    try (RootKeyStore store = open("hl", roleLogin())) {
      derived(store).close();
      assertEquals(1, vault.logins());
    }
  }

  @Test
  void aTokenIsRenewedBeforeItEnds() {
    vault.tokensLive(Duration.ofMinutes(30), true);
    try (RootKeyStore store = open("hl", roleLogin())) {
      pass(Duration.ofMinutes(19));
      store.check();
      assertEquals(0, vault.renewals());
      pass(Duration.ofMinutes(2));
      store.check();
      assertEquals(1, vault.renewals());
      pass(Duration.ofMinutes(25));
      store.check();
      assertEquals(2, vault.renewals());
      assertEquals(1, vault.logins());
    }
  }

  @Test
  void aTokenThatCannotBeRenewedIsFetchedAnew() {
    vault.tokensLive(Duration.ofMinutes(30), false);
    try (RootKeyStore store = open("hl", roleLogin())) {
      pass(Duration.ofMinutes(25));
      store.check();
      assertEquals(0, vault.renewals());
      assertEquals(2, vault.logins());
    }
  }

  @Test
  void aTokenThatWasRevokedIsFetchedAnew() {
    try (RootKeyStore store = open("hl", roleLogin())) {
      vault.revokeTokens();
      store.check();
      assertEquals(2, vault.logins());
    }
  }

  @Test
  void aTokenFileThatWasReplacedIsReadAgain() throws IOException {
    try (RootKeyStore store = open("hl")) {
      SecretBytes before = derived(store);
      vault.revokeTokens();
      assertAway(store, "permission denied");
      Files.writeString(tokenFile, vault.issueToken());
      assertEquals(before, derived(store));
    }
  }

  @Test
  void aSealedVaultIsAwayUntilItIsUnsealed() {
    try (RootKeyStore store = open("hl")) {
      SecretBytes before = derived(store);
      vault.seal();
      assertAway(store, "unseal it");
      vault.unseal();
      assertEquals(before, derived(store));
    }
  }

  @Test
  void aVaultThatIsAwayAtTheStartIsUsedWhenItComes() {
    vault.goAway();
    try (RootKeyStore store = open("hl")) {
      assertAway(store, "cannot be reached");
      vault.comeBack();
      pass(Duration.ofSeconds(3));
      derived(store).close();
    }
  }

  @ParameterizedTest
  @CsvSource({"503", "500", "502", "429"})
  void aPassingRefusalIsTriedAgain(int status) {
    try (RootKeyStore store = open("hl")) {
      vault.refuse(3, status);
      derived(store).close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "503,unseal it",
    "500,status 500",
    "429,rate of requests",
    "501,initialise and unseal it",
    "307,honeylink.key.vault.address",
    "404,enable the engine",
    "400,refuses the request"
  })
  void aLastingRefusalSaysWhatToDo(int status, String advice) {
    try (RootKeyStore store = open("hl")) {
      vault.refuse(4, status);
      assertAway(store, advice);
    }
  }

  private RootKeyStore impatient() {
    return VaultRootKeyStore.open(
        settings("hl", Optional.empty(), SHORT_TIMEOUT), tokenLogin(), nanos::get);
  }

  @Test
  void aHangingVaultHoldsACallerForOneTimeout() {
    try (RootKeyStore store = impatient()) {
      vault.answerAfter(Duration.ofMinutes(1));
      long start = System.nanoTime();
      assertAway(store, "does not answer within 2000 ms");
      assertTrue(
          since(start).compareTo(SHORT_TIMEOUT.multipliedBy(2)) < 0, since(start).toString());
    }
  }

  @Test
  void aVaultThatHangsTwiceIsNotAskedForAWhile() {
    try (RootKeyStore store = impatient()) {
      vault.answerAfter(Duration.ofMinutes(1));
      assertAway(store, "does not answer");
      assertAway(store, "does not answer");
      int asked = vault.requests().size();
      assertAway(store, "asked again in two seconds");
      assertEquals(asked, vault.requests().size());
      vault.answerAfter(Duration.ZERO);
      pass(Duration.ofSeconds(3));
      derived(store).close();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no json|no JSON object",
        "[]|no JSON object",
        "{\"data\": 3}|without 'data'",
        "{\"data\": {}}|without 'hmac'",
        "{\"data\": {\"hmac\": 7}}|without 'hmac'",
        "{\"data\": {\"hmac\": \"vault:v2:AAAA\"}}|another version",
        "{\"data\": {\"hmac\": \"vault:v1:###\"}}|not Base64",
        "{\"data\": {\"hmac\": \"vault:v1:AAAA\"}}|none of SHA-512"
      })
  void aSillyAnswerIsNoKey(String answer, String reason) {
    try (RootKeyStore store = open("hl")) {
      vault.answerInstead(Optional.of(answer));
      assertAway(store, reason);
    }
  }

  @Test
  void anAnswerWithoutEndIsCutOff() {
    try (RootKeyStore store = open("hl")) {
      vault.answerInstead(Optional.of("{\"data\": \"" + "x".repeat(2_000_000) + "\"}"));
      assertAway(store, "cannot be reached");
    }
  }

  @Test
  void aRootThatWasDeletedIsNotMadeAnew() {
    open("hl").close();
    vault.loseKey("hl-root");
    KeyStoreRefused refusal = assertThrows(KeyStoreRefused.class, () -> open("hl").close());
    assertTrue(text(refusal).contains("hl-root"), text(refusal));
    assertFalse(
        vault.requests().subList(vault.requests().size() - 2, vault.requests().size()).stream()
            .anyMatch(request -> request.startsWith("POST transit/keys")));
  }

  @Test
  void aRootThatCanBeExportedIsRefused() {
    open("hl").close();
    vault.makeExportable("hl-root");
    KeyStoreRefused refusal = assertThrows(KeyStoreRefused.class, () -> open("hl").close());
    assertTrue(text(refusal).contains("exported"), text(refusal));
  }

  @Test
  void aKeyWhoseMakingCrashedHalfWayIsMade() {
    try (RootKeyStore store = open("hl")) {
      var _ = store.createAuthorityKey(NAME);
      vault.loseKey("hl-authority-issuing-1");
      assertEquals(Optional.empty(), store.authorityKey(NAME));
      var _ = store.createAuthorityKey(NAME);
      assertTrue(store.sign(NAME, new byte[3]).length > 0);
    }
  }

  @Test
  void theNamespaceIsSent() {
    vault.requireNamespace("team-a");
    try (RootKeyStore store =
        VaultRootKeyStore.open(settings("hl", Optional.of("team-a")), tokenLogin(), nanos::get)) {
      derived(store).close();
    }
    assertThrows(KeyStoreRefused.class, () -> open("hl").close());
  }

  @Test
  void aPolicyThatLacksAPathIsNamedAtTheStart() {
    vault.forbid("transit/keys");
    KeyStoreRefused refusal = assertThrows(KeyStoreRefused.class, () -> open("hl").close());
    assertTrue(text(refusal).contains("transit/keys/hl-root (403)"), text(refusal));
  }

  @Test
  void aWrongTokenIsRefusedAtTheStart() throws IOException {
    Files.writeString(tokenFile, "hvs.wrong-token-4711");
    KeyStoreRefused refusal = assertThrows(KeyStoreRefused.class, () -> open("hl").close());
    assertNoneIn(refusal, "hvs.wrong-token-4711");
  }

  @Test
  void aWrongSecretIdIsRefusedAtTheStart() {
    vault.newSecretId();
    KeyStoreRefused refusal =
        assertThrows(KeyStoreRefused.class, () -> open("hl", roleLogin()).close());
    assertTrue(text(refusal).contains("refuses the AppRole login"), text(refusal));
  }

  @Test
  void aMissingTokenFileIsNamedAtTheStart() throws IOException {
    Files.delete(tokenFile);
    KeyStoreRefused refusal = assertThrows(KeyStoreRefused.class, () -> open("hl").close());
    assertTrue(text(refusal).contains(tokenFile.toString()), text(refusal));
  }

  @Test
  void aTokenWithABreakInItIsNotSent() throws IOException {
    Files.writeString(tokenFile, "two\nlines");
    KeyStoreRefused refusal = assertThrows(KeyStoreRefused.class, () -> open("hl").close());
    assertNoneIn(refusal, "two");
  }

  @Test
  void aVaultOfAnotherAuthorityIsNotTrusted() throws IOException {
    try (VaultSimulator other = VaultSimulator.start(nanos::get)) {
      Files.writeString(directory.resolve("ca.pem"), other.authorityPem());
    }
    try (RootKeyStore store = open("hl")) {
      assertAway(store, "cannot be reached");
    }
    assertEquals(List.of(), vault.requests());
  }

  @Test
  void aFileWithoutAuthoritiesIsRefused() throws IOException {
    Files.writeString(directory.resolve("ca.pem"), "nothing");
    KeyStoreRefused refusal = assertThrows(KeyStoreRefused.class, () -> open("hl").close());
    assertTrue(text(refusal).contains("honeylink.key.vault.ca.file"), text(refusal));
  }

  @Test
  void noFailureShowsATokenOrAnAnswer() {
    try (RootKeyStore store = open("hl")) {
      for (int status : new int[] {400, 403, 404, 429, 500, 503}) {
        vault.refuse(4, status);
        KeyStoreAway away = assertThrows(KeyStoreAway.class, store::check);
        assertNoneIn(away, token());
        pass(Duration.ofSeconds(3));
      }
    }
  }

  private void assertAway(RootKeyStore store, String reason) {
    KeyStoreAway away = assertThrows(KeyStoreAway.class, () -> derived(store));
    assertTrue(text(away).contains(reason), text(away));
    assertTrue(text(away).contains(vault.address().toString()), text(away));
    assertNoneIn(away, token());
  }

  private static void assertNoneIn(Throwable failure, String secret) {
    assertInstanceOf(RuntimeException.class, failure);
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      assertFalse(cause.toString().contains(secret), "a secret in " + cause.getClass());
    }
  }

  private static String text(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }

  private static SecretBytes derived(RootKeyStore store) {
    return store.derive(new byte[0], LABEL, 32);
  }

  private static Duration since(long startNanos) {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
