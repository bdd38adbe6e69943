package org.honeylink.sdk.identity;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.honeylink.crypto.agreement.X25519KeyPair;
import org.honeylink.crypto.sealedfile.SealedFileRefused;
import org.honeylink.crypto.sealedfile.SealedKeyFile;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;
import org.honeylink.crypto.signature.Ed25519PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * A device in a PKCS#12 file: each secret is an entry of its own. Once paired, the entry {@code
 * device} is the ordinary one of private key and certificate chain, which other tools read too.
 */
final class IdentityFile implements IdentityStore {

  private static final String ID = "device-id";
  private static final String AGREEMENT_KEY = "agreement-key";
  private static final String CERTIFICATE_KEY = "certificate-key";
  private static final String CERTIFICATE_PUBLIC_KEY = "certificate-public-key";
  private static final String TOKEN = "device-token";
  private static final String POST_QUANTUM = "post-quantum";
  private static final String MASTER = "device-master";
  private static final String GENERATION = "device-master-generation";
  private static final String POLICY_KEY = "policy-signing-key";
  private static final String POLICY_SERIAL = "policy-serial";
  private static final String DEVICE = "device";

  /** Key and chain of a renewed certificate that was not used yet. */
  private static final String RENEWED = "device-renewed";

  /** PKCS#12 wants a name that has an object identifier, whatever the bytes are. */
  private static final String STORED_AS = "HmacSHA512";

  /** Content of an entry that says something by being there. */
  private static final byte[] PRESENT = {1};

  private final SealedKeyFile file;
  private final char[] passphrase;

  IdentityFile(Path path, char[] passphrase) {
    this.file = new SealedKeyFile(path);
    this.passphrase = passphrase.clone();
  }

  DeviceIdentity open(String deviceId) {
    if (!file.exists()) {
      DeviceIdentity fresh = DeviceIdentity.fresh(deviceId, this);
      save(fresh);
      return fresh;
    }
    try {
      return read(file.load(passphrase), deviceId);
    } catch (GeneralSecurityException e) {
      throw new SealedFileRefused(file.path(), "holds a key that does not open", e);
    }
  }

  private DeviceIdentity read(KeyStore store, String deviceId) throws GeneralSecurityException {
    String stored = new String(required(store, ID), StandardCharsets.UTF_8);
    if (!stored.equals(deviceId)) {
      throw new SealedFileRefused(
          file.path(), "holds device '" + stored + "', not '" + deviceId + "'", null);
    }
    try (SecretBytes agreementKey = SecretBytes.takeOver(required(store, AGREEMENT_KEY))) {
      return new DeviceIdentity(
          deviceId,
          X25519KeyPair.fromPrivate(agreementKey),
          certificateKeys(store),
          this,
          registration(store),
          pairing(store),
          renewed(store),
          policy(store));
    }
  }

  private @Nullable PolicyStanding policy(KeyStore store) throws GeneralSecurityException {
    byte[] key = optional(store, POLICY_KEY);
    if (key == null) {
      return null;
    }
    String serial = new String(required(store, POLICY_SERIAL), StandardCharsets.UTF_8);
    return new PolicyStanding(Ed25519PublicKey.of(key), Long.parseLong(serial));
  }

  private KeyPair certificateKeys(KeyStore store) throws GeneralSecurityException {
    KeyFactory factory = KeyFactory.getInstance("Ed25519");
    byte[] encoded = required(store, CERTIFICATE_KEY);
    try {
      return new KeyPair(
          factory.generatePublic(new X509EncodedKeySpec(required(store, CERTIFICATE_PUBLIC_KEY))),
          factory.generatePrivate(new PKCS8EncodedKeySpec(encoded)));
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  private @Nullable Registration registration(KeyStore store) throws GeneralSecurityException {
    byte[] token = optional(store, TOKEN);
    return token == null
        ? null
        : new Registration(SecretBytes.takeOver(token), store.containsAlias(POST_QUANTUM));
  }

  private @Nullable Pairing pairing(KeyStore store) throws GeneralSecurityException {
    byte[] master = optional(store, MASTER);
    Certificate[] chain = store.getCertificateChain(DEVICE);
    if (master == null || chain == null) {
      return null;
    }
    String generation = new String(required(store, GENERATION), StandardCharsets.UTF_8);
    return new Pairing(
        SecretBytes.takeOver(master),
        Integer.parseInt(generation),
        List.of(chain).stream().map(X509Certificate.class::cast).toList());
  }

  private @Nullable Certified renewed(KeyStore store) throws GeneralSecurityException {
    Certificate[] chain = store.getCertificateChain(RENEWED);
    if (chain == null || !(store.getKey(RENEWED, passphrase) instanceof PrivateKey key)) {
      return null;
    }
    return new Certified(
        new KeyPair(chain[0].getPublicKey(), key),
        List.of(chain).stream().map(X509Certificate.class::cast).toList());
  }

  private byte[] required(KeyStore store, String alias) throws GeneralSecurityException {
    byte[] bytes = optional(store, alias);
    if (bytes == null) {
      throw new SealedFileRefused(file.path(), "holds no " + alias + " of a device", null);
    }
    return bytes;
  }

  private byte @Nullable [] optional(KeyStore store, String alias) throws GeneralSecurityException {
    Key key = store.getKey(alias, passphrase);
    return key == null ? null : key.getEncoded();
  }

  @Override
  public void save(DeviceIdentity identity) {
    try {
      KeyStore store = SealedKeyFile.empty();
      put(store, ID, identity.deviceId().getBytes(StandardCharsets.UTF_8));
      try (SecretBytes agreementKey = identity.agreementKeys().privateKey()) {
        put(store, AGREEMENT_KEY, agreementKey);
      }
      put(store, CERTIFICATE_KEY, identity.certificateKeys().getPrivate().getEncoded());
      put(store, CERTIFICATE_PUBLIC_KEY, identity.certificateKeys().getPublic().getEncoded());
      Registration registration = identity.registrationOrNull();
      if (registration != null) {
        put(store, registration);
      }
      Pairing pairing = identity.pairingOrNull();
      if (pairing != null) {
        put(store, pairing, identity.certificateKeys());
      }
      Certified renewed = identity.renewedOrNull();
      if (renewed != null) {
        put(store, renewed);
      }
      PolicyStanding policy = identity.policyOrNull();
      if (policy != null) {
        put(store, POLICY_KEY, policy.signingKey().bytes());
        put(store, POLICY_SERIAL, Long.toString(policy.serial()).getBytes(StandardCharsets.UTF_8));
      }
      file.save(store, passphrase);
    } catch (GeneralSecurityException e) {
      throw new SealedFileRefused(file.path(), "cannot hold the device's keys", e);
    }
  }

  private void put(KeyStore store, Registration registration) throws GeneralSecurityException {
    put(store, TOKEN, registration.token());
    if (registration.postQuantum()) {
      put(store, POST_QUANTUM, PRESENT.clone());
    }
  }

  private void put(KeyStore store, Pairing pairing, KeyPair keys) throws GeneralSecurityException {
    put(store, MASTER, pairing.master());
    put(store, GENERATION, Integer.toString(pairing.generation()).getBytes(StandardCharsets.UTF_8));
    store.setKeyEntry(
        DEVICE, keys.getPrivate(), passphrase, pairing.chain().toArray(X509Certificate[]::new));
  }

  private void put(KeyStore store, Certified renewed) throws GeneralSecurityException {
    store.setKeyEntry(
        RENEWED,
        renewed.keys().getPrivate(),
        passphrase,
        renewed.chain().toArray(X509Certificate[]::new));
  }

  private void put(KeyStore store, String alias, SecretBytes secret)
      throws GeneralSecurityException {
    byte[] bytes = secret.expose(SecretAccess.granted());
    try {
      put(store, alias, bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private void put(KeyStore store, String alias, byte[] bytes) throws GeneralSecurityException {
    store.setEntry(
        alias,
        new KeyStore.SecretKeyEntry(new SecretKeySpec(bytes, STORED_AS)),
        new KeyStore.PasswordProtection(passphrase));
  }
}
