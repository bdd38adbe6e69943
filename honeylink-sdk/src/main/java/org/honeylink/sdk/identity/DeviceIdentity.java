package org.honeylink.sdk.identity;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.X509ExtendedKeyManager;
import org.honeylink.crypto.agreement.X25519KeyPair;
import org.honeylink.crypto.agreement.X25519PublicKey;
import org.honeylink.crypto.pki.CertificateRequestBuilder;
import org.honeylink.crypto.pki.DeviceKeyAlgorithm;
import org.honeylink.crypto.sealedfile.SealedFileRefused;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;
import org.jspecify.annotations.Nullable;

/**
 * A device and its secrets.
 *
 * <p>Its life: made with fresh keys; {@link #registered} with the token that an administrator got
 * for its public key; {@link #paired} with a certificate and the device master. A certificate that
 * was {@link #renewed} lies beside the old one until {@link #renewalWorked}. Each step is saved
 * before it counts. Thread-safe; secrets are wiped on close.
 */
public final class DeviceIdentity implements AutoCloseable {

  private static final Pattern DEVICE_ID = Pattern.compile("[A-Z0-9-]{4,64}");

  /** The capability of the registration. */
  private static final String POST_QUANTUM = "pq";

  private final String deviceId;
  private final X25519KeyPair agreementKeys;
  private final IdentityStore store;
  private KeyPair certificateKeys;
  private @Nullable Registration registration;
  private @Nullable Pairing pairing;
  private @Nullable Certified renewed;
  private @Nullable PolicyStanding policy;

  DeviceIdentity(
      String deviceId,
      X25519KeyPair agreementKeys,
      KeyPair certificateKeys,
      IdentityStore store,
      @Nullable Registration registration,
      @Nullable Pairing pairing,
      @Nullable Certified renewed,
      @Nullable PolicyStanding policy) {
    if (!DEVICE_ID.matcher(deviceId).matches()) {
      throw new IllegalArgumentException(
          "A device id is 4 to 64 of A-Z, 0-9 and '-'; received '" + deviceId + "'");
    }
    this.deviceId = deviceId;
    this.agreementKeys = agreementKeys;
    this.certificateKeys = certificateKeys;
    this.store = store;
    this.registration = registration;
    this.pairing = pairing;
    this.renewed = renewed;
    this.policy = policy;
  }

  /** A device with fresh keys that are gone when the program ends. */
  public static DeviceIdentity inMemory(String deviceId) {
    return fresh(deviceId, IdentityStore.NOWHERE);
  }

  /**
   * The device in a PKCS#12 file of its owner alone; made with fresh keys when there is none.
   *
   * @param passphrase copied; the caller wipes its own
   * @throws SealedFileRefused when others may read the file, the passphrase is wrong, or it holds
   *     another device
   */
  public static DeviceIdentity inFile(Path file, char[] passphrase, String deviceId) {
    return new IdentityFile(file, passphrase).open(deviceId);
  }

  static DeviceIdentity fresh(String deviceId, IdentityStore store) {
    return new DeviceIdentity(
        deviceId,
        X25519KeyPair.generate(),
        DeviceKeyAlgorithm.ED25519.generate(),
        store,
        null,
        null,
        null,
        null);
  }

  public String deviceId() {
    return deviceId;
  }

  /** What an administrator registers. */
  public X25519PublicKey publicKey() {
    return agreementKeys.publicKey();
  }

  /**
   * A registration without the capability {@code pq}.
   *
   * @param deviceToken as the server answered to the registration
   */
  public void registered(String deviceToken) {
    registered(deviceToken, List.of());
  }

  /**
   * @param deviceToken as the server answered to the registration
   * @param capabilities as they were registered: with {@code pq} among them, every session is
   *     agreed with ML-KEM-768 as well
   */
  public synchronized void registered(String deviceToken, List<String> capabilities) {
    Registration made =
        new Registration(
            SecretBytes.takeOver(deviceToken.getBytes(StandardCharsets.UTF_8)),
            capabilities.contains(POST_QUANTUM));
    save(() -> registration = made, made.token());
  }

  /**
   * Keeps what pairing gave.
   *
   * @param deviceMaster belongs to this identity from now on; wiped when it cannot be kept
   * @throws SealedFileRefused when it could not be written; the device is then not paired
   */
  public synchronized void paired(
      SecretBytes deviceMaster, int generation, List<X509Certificate> chain) {
    save(() -> pairing = new Pairing(deviceMaster, generation, chain), deviceMaster);
  }

  /** How far it has come with its policies; empty before the first. */
  public synchronized Optional<PolicyStanding> policyStanding() {
    return Optional.ofNullable(policy);
  }

  /**
   * Keeps how far it has come, durably before this returns, so that no older policy is taken.
   *
   * @throws SealedFileRefused when it could not be written
   */
  public synchronized void policyFollowed(PolicyStanding standing) {
    save(() -> policy = standing);
  }

  public synchronized boolean isRegistered() {
    return registration != null;
  }

  /** Whether sessions are agreed with ML-KEM-768 as well, and never without. */
  public synchronized boolean isPostQuantum() {
    return registration != null && registration.postQuantum();
  }

  public synchronized boolean isPaired() {
    return pairing != null;
  }

  /** Own certificate first, root last; empty before pairing. */
  public synchronized List<X509Certificate> certificateChain() {
    return pairing == null ? List.of() : pairing.chain();
  }

  /** Whether there is a renewed certificate that was not used yet. */
  public synchronized boolean isRenewed() {
    return renewed != null;
  }

  /**
   * Keeps a renewed certificate beside the one in use.
   *
   * @param keys it is for
   * @param chain own certificate first, root last
   * @throws NotPaired before pairing
   */
  public synchronized void renewed(KeyPair keys, List<X509Certificate> chain) {
    requirePaired();
    save(() -> renewed = new Certified(keys, chain));
  }

  /** The server has taken the renewed certificate: it takes the place of the old one. */
  public synchronized void renewalWorked() {
    Certified taken = renewed;
    if (taken != null) {
      save(
          () -> {
            certificateKeys = taken.keys();
            pairing = requirePaired().with(taken.chain());
            renewed = null;
          });
    }
  }

  /** The server does not take the renewed certificate; the old one stays. */
  public synchronized void renewalFailed() {
    save(() -> renewed = null);
  }

  /** PKCS#10 in PEM, signed with the key that never leaves this identity. */
  public synchronized String certificateRequest() {
    return CertificateRequestBuilder.forDevice(deviceId).build(certificateKeys);
  }

  /** The key that its certificate must be for. */
  public synchronized PublicKey certificateKey() {
    return certificateKeys.getPublic();
  }

  /**
   * The device token, to be exchanged for an access token.
   *
   * @throws NotPaired before registration
   */
  public String bearerToken(SecretAccess access) {
    return token().use(access, bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** Shows this device's certificate in TLS handshakes, the current one at each (mutual TLS). */
  public X509ExtendedKeyManager tlsKeys() {
    return new CertificateKeyManager(this::certified);
  }

  /** As {@link #tlsKeys}, with the renewed certificate: for its first use. */
  public X509ExtendedKeyManager renewedTlsKeys() {
    return new CertificateKeyManager(this::renewedOnly);
  }

  private synchronized Optional<Certified> certified() {
    return Optional.ofNullable(pairing).map(each -> new Certified(certificateKeys, each.chain()));
  }

  private synchronized Optional<Certified> renewedOnly() {
    return Optional.ofNullable(renewed);
  }

  private synchronized SecretBytes token() {
    if (registration == null) {
      throw new NotPaired(
          deviceId, "has no token; register it and call registered with the answer's token");
    }
    return registration.token();
  }

  /** Of the registered public key; stays this identity's. */
  public X25519KeyPair agreementKeys() {
    return agreementKeys;
  }

  /**
   * The newest device master; a copy, which the caller closes.
   *
   * @throws NotPaired before pairing
   */
  public synchronized SecretBytes deviceMaster() {
    return SecretBytes.takeOver(requirePaired().master().expose(SecretAccess.granted()));
  }

  /**
   * Generation of the newest device master.
   *
   * @throws NotPaired before pairing
   */
  public synchronized int masterGeneration() {
    return requirePaired().generation();
  }

  /**
   * Keeps a newer master, durably before this returns; the one before is wiped. One that is not
   * newer changes nothing and is wiped.
   *
   * @param deviceMaster belongs to this identity from now on
   * @return whether it was newer
   * @throws NotPaired before pairing
   * @throws SealedFileRefused when it could not be written; the one before stays
   */
  public synchronized boolean masterRenewed(SecretBytes deviceMaster, int generation) {
    Pairing before = requirePaired();
    if (generation <= before.generation()) {
      deviceMaster.close();
      return false;
    }
    save(() -> pairing = new Pairing(deviceMaster, generation, before.chain()), deviceMaster);
    before.master().close();
    return true;
  }

  /**
   * Changes and saves. What cannot be saved is taken back, so that this object and what is kept
   * agree.
   *
   * @param secrets that the change brings; wiped when it is taken back
   */
  private void save(Runnable change, SecretBytes... secrets) {
    KeyPair keysBefore = certificateKeys;
    Registration registrationBefore = registration;
    Pairing pairingBefore = pairing;
    Certified renewedBefore = renewed;
    PolicyStanding policyBefore = policy;
    try {
      change.run();
      store.save(this);
    } catch (RuntimeException e) {
      certificateKeys = keysBefore;
      registration = registrationBefore;
      pairing = pairingBefore;
      renewed = renewedBefore;
      policy = policyBefore;
      List.of(secrets).forEach(SecretBytes::close);
      throw e;
    }
  }

  private Pairing requirePaired() {
    if (pairing == null) {
      throw new NotPaired(deviceId, "is not paired; call pair with its pairing code");
    }
    return pairing;
  }

  synchronized KeyPair certificateKeys() {
    return certificateKeys;
  }

  synchronized @Nullable Certified renewedOrNull() {
    return renewed;
  }

  synchronized @Nullable Registration registrationOrNull() {
    return registration;
  }

  synchronized @Nullable Pairing pairingOrNull() {
    return pairing;
  }

  synchronized @Nullable PolicyStanding policyOrNull() {
    return policy;
  }

  @Override
  public synchronized void close() {
    agreementKeys.close();
    if (registration != null) {
      registration.token().close();
    }
    if (pairing != null) {
      pairing.master().close();
    }
  }

  @Override
  public String toString() {
    return "DeviceIdentity[" + deviceId + "]";
  }
}
