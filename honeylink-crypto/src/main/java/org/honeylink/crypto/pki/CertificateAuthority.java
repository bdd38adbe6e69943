package org.honeylink.crypto.pki;

import java.io.IOException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.honeylink.crypto.keys.AuthorityKeyName;
import org.honeylink.crypto.keys.KeyStoreAway;
import org.honeylink.crypto.keys.MemoryRootKeyStore;
import org.honeylink.crypto.keys.RootKeyStore;
import org.honeylink.crypto.pki.Issuer.Validity;
import org.honeylink.crypto.secret.SecretBytes;

/**
 * An issuing authority, P-384: signs certificates of devices and services, and the list of those it
 * revoked. Its key stays in the {@link RootKeyStore}. Immutable and thread-safe; what signs throws
 * {@link KeyStoreAway} when the store cannot answer.
 */
public final class CertificateAuthority {

  /** How long a device certificate is good: one year. */
  public static final Duration DEVICE_VALIDITY = Duration.ofDays(365);

  /** How long an issuing authority is good: ten times as long as what it signs. */
  public static final Duration ISSUING_VALIDITY = Duration.ofDays(10 * 365);

  private static final Pattern IP_ADDRESS =
      Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private final X509Certificate certificate;
  private final X509Certificate root;
  private final Issuer issuer;
  private final InstantSource clock;

  /**
   * @param key in the store; its public half is in the certificate
   */
  public CertificateAuthority(
      RootKeyStore store,
      AuthorityKeyName key,
      X509Certificate certificate,
      X509Certificate root,
      PublicationPoints points,
      InstantSource clock) {
    this.certificate = certificate;
    this.root = root;
    this.issuer =
        new Issuer(
            X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()),
            info(certificate.getPublicKey()),
            () -> new StoredKeySigner(store, key),
            points);
    this.clock = clock;
  }

  /** A root and an issuing authority whose keys are gone when the program ends. */
  public static CertificateAuthority inMemory(InstantSource clock) {
    RootKeyStore store = new MemoryRootKeyStore(SecretBytes.random(RootKeyStore.ROOT_BYTES));
    AuthorityKeyName rootKey = new AuthorityKeyName("root");
    RootAuthority root =
        new OwnRootAuthority(
            store,
            rootKey,
            OwnRootAuthority.create(store, rootKey, clock),
            PublicationPoints.NONE,
            clock);
    AuthorityKeyName key = new AuthorityKeyName("issuing");
    X509Certificate certificate = root.signIssuingAuthority(request(store, key), ISSUING_VALIDITY);
    return new CertificateAuthority(
        store, key, certificate, root.certificate(), PublicationPoints.NONE, clock);
  }

  /**
   * Makes the key of a new authority and asks for its certificate.
   *
   * @param key a name that is free in the store
   * @return PKCS#10 for {@link RootAuthority#signIssuingAuthority}, DER
   */
  public static byte[] request(RootKeyStore store, AuthorityKeyName key) {
    SubjectPublicKeyInfo publicKey = info(store.createAuthorityKey(key));
    try {
      return new PKCS10CertificationRequestBuilder(
              AuthorityName.fresh("HoneyLink Issuing CA"), publicKey)
          .build(new StoredKeySigner(store, key))
          .getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("Encoding in memory cannot fail", e);
    }
  }

  public X509Certificate certificate() {
    return certificate;
  }

  /** Own certificate, then root. */
  public List<X509Certificate> chain() {
    return List.of(certificate, root);
  }

  /**
   * For client authentication; subject and names come from the device id, nothing from the request
   * but its key.
   *
   * @param validity cut at the end of the issuing certificate
   * @throws InvalidCertificateRequest when the request names another
   */
  public X509Certificate issueDeviceCertificate(
      CertificateRequest request, String deviceId, Duration validity) {
    request.checkNames(deviceId);
    return issuer.endEntity(
        AuthorityName.common(deviceId),
        request.publicKey(),
        fromNow(validity),
        KeyPurposeId.id_kp_clientAuth,
        new GeneralNames(
            new GeneralName(GeneralName.uniformResourceIdentifier, DeviceName.uri(deviceId))));
  }

  /**
   * A fresh key and certificate for a service of the installation.
   *
   * @param validity short: it cannot be revoked; cut at the end of the issuing certificate
   */
  public ServiceIdentity issueServiceIdentity(ServicePurpose purpose, Duration validity) {
    KeyPair keys = DeviceKeyAlgorithm.SECP384R1.generate();
    X509Certificate service =
        issuer.service(
            AuthorityName.fresh("HoneyLink " + purpose.title()),
            info(keys.getPublic()),
            fromNow(validity),
            purpose);
    return new ServiceIdentity(keys.getPrivate(), List.of(service, certificate, root));
  }

  /**
   * A fresh key and certificate for HTTPS.
   *
   * @param hosts names and addresses, at least one; the first is the common name
   */
  public ServerIdentity issueServerCertificate(List<String> hosts, Duration validity) {
    KeyPair keys = DeviceKeyAlgorithm.SECP384R1.generate();
    GeneralName[] names =
        hosts.stream().map(CertificateAuthority::serverName).toArray(GeneralName[]::new);
    X509Certificate server =
        issuer.endEntity(
            AuthorityName.common(hosts.getFirst()),
            info(keys.getPublic()),
            fromNow(validity),
            KeyPurposeId.id_kp_serverAuth,
            new GeneralNames(names));
    return new ServerIdentity(
        keys.getPrivate(), Stream.concat(Stream.of(server), chain().stream()).toList());
  }

  private static GeneralName serverName(String host) {
    return IP_ADDRESS.matcher(host).matches()
        ? new GeneralName(GeneralName.iPAddress, host)
        : new GeneralName(GeneralName.dNSName, host.toLowerCase(Locale.ROOT));
  }

  /** The list, signed, DER. */
  public byte[] signRevocationList(RevocationList list) {
    return issuer.revocationList(list);
  }

  private Validity fromNow(Duration validity) {
    Instant end = certificate.getNotAfter().toInstant();
    return Validity.fromNow(clock.instant(), validity, end);
  }

  static SubjectPublicKeyInfo info(PublicKey key) {
    return SubjectPublicKeyInfo.getInstance(key.getEncoded());
  }
}
