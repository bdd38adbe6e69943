package org.honeylink.crypto.pki;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.honeylink.crypto.pki.Issuer.Validity;

/**
 * A root and the issuing authority below it, both P-384: signs device and server certificates.
 * Thread-safe. Lives in a {@link CertificateAuthorityFile}.
 */
public final class CertificateAuthority {

  /** How long a device certificate is good: one year. */
  public static final Duration DEVICE_VALIDITY = Duration.ofDays(365);

  private static final Duration ROOT_VALIDITY = Duration.ofDays(20 * 365);
  private static final Duration ISSUING_VALIDITY = Duration.ofDays(10 * 365);

  /** Certificates begin a little earlier, for devices whose clock is behind. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private static final Pattern IP_ADDRESS =
      Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private final AuthorityKey root;
  private final AuthorityKey issuing;
  private final InstantSource clock;

  CertificateAuthority(AuthorityKey root, AuthorityKey issuing, InstantSource clock) {
    this.root = root;
    this.issuing = issuing;
    this.clock = clock;
  }

  /** Fresh keys; the names carry random digits, so two installations are told apart. */
  public static CertificateAuthority create(InstantSource clock) {
    String digits = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    Instant from = clock.instant().minus(CLOCK_TOLERANCE);
    KeyPair rootKeys = DeviceKeyAlgorithm.SECP384R1.generate();
    X500Name rootName = name("HoneyLink Root CA " + digits);
    Issuer rootIssuer = new Issuer(rootName, info(rootKeys), rootKeys.getPrivate());
    X509Certificate rootCertificate =
        rootIssuer.authority(
            rootName, info(rootKeys), new Validity(from, from.plus(ROOT_VALIDITY)), 1);
    KeyPair issuingKeys = DeviceKeyAlgorithm.SECP384R1.generate();
    X509Certificate issuingCertificate =
        rootIssuer.authority(
            name("HoneyLink Issuing CA " + digits),
            info(issuingKeys),
            new Validity(from, from.plus(ISSUING_VALIDITY)),
            0);
    return new CertificateAuthority(
        new AuthorityKey(rootKeys.getPrivate(), rootCertificate),
        new AuthorityKey(issuingKeys.getPrivate(), issuingCertificate),
        clock);
  }

  /** Issuing certificate, then root. */
  public List<X509Certificate> chain() {
    return List.of(issuing.certificate(), root.certificate());
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
    return issuer()
        .endEntity(
            name(deviceId),
            request.publicKey(),
            fromNow(validity),
            KeyPurposeId.id_kp_clientAuth,
            new GeneralNames(
                new GeneralName(GeneralName.uniformResourceIdentifier, DeviceName.uri(deviceId))));
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
    X509Certificate certificate =
        issuer()
            .endEntity(
                name(hosts.getFirst()),
                info(keys),
                fromNow(validity),
                KeyPurposeId.id_kp_serverAuth,
                new GeneralNames(names));
    return new ServerIdentity(
        keys.getPrivate(), Stream.concat(Stream.of(certificate), chain().stream()).toList());
  }

  private static GeneralName serverName(String host) {
    return IP_ADDRESS.matcher(host).matches()
        ? new GeneralName(GeneralName.iPAddress, host)
        : new GeneralName(GeneralName.dNSName, host.toLowerCase(Locale.ROOT));
  }

  private Validity fromNow(Duration validity) {
    Instant now = clock.instant();
    Instant end = now.plus(validity);
    Instant last = issuing.certificate().getNotAfter().toInstant();
    return new Validity(now.minus(CLOCK_TOLERANCE), end.isBefore(last) ? end : last);
  }

  private Issuer issuer() {
    X509Certificate certificate = issuing.certificate();
    return new Issuer(
        X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()),
        SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded()),
        issuing.privateKey());
  }

  private static X500Name name(String commonName) {
    return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, commonName).build();
  }

  private static SubjectPublicKeyInfo info(KeyPair keys) {
    return SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
  }

  AuthorityKey root() {
    return root;
  }

  AuthorityKey issuing() {
    return issuing;
  }

  /** Private key and certificate of one authority. */
  static final class AuthorityKey {

    private final PrivateKey privateKey;
    private final X509Certificate certificate;

    AuthorityKey(PrivateKey privateKey, X509Certificate certificate) {
      this.privateKey = privateKey;
      this.certificate = certificate;
    }

    PrivateKey privateKey() {
      return privateKey;
    }

    X509Certificate certificate() {
      return certificate;
    }
  }
}
