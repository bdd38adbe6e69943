package org.honeylink.crypto.pki;

import java.io.IOException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.honeylink.crypto.keys.AuthorityKeyName;
import org.honeylink.crypto.keys.RootKeyStore;
import org.honeylink.crypto.pki.Issuer.Validity;

/** A root of our own, P-384, whose key is in the {@link RootKeyStore}. Immutable. */
public final class OwnRootAuthority implements RootAuthority {

  /** Twice as long as an issuing authority, so that it outlives the last that it signs. */
  private static final Duration ROOT_VALIDITY =
      CertificateAuthority.ISSUING_VALIDITY.multipliedBy(2);

  private final X509Certificate certificate;
  private final Issuer issuer;
  private final InstantSource clock;

  /**
   * @param key in the store; its public half is in the certificate
   */
  public OwnRootAuthority(
      RootKeyStore store,
      AuthorityKeyName key,
      X509Certificate certificate,
      PublicationPoints points,
      InstantSource clock) {
    this.certificate = certificate;
    this.clock = clock;
    this.issuer =
        issuer(
            store,
            key,
            X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()),
            certificate.getPublicKey(),
            points);
  }

  /**
   * Makes the key of a new root and signs its certificate with it.
   *
   * @param key a name that is free in the store
   */
  public static X509Certificate create(
      RootKeyStore store, AuthorityKeyName key, InstantSource clock) {
    PublicKey publicKey = store.createAuthorityKey(key);
    return issuer(
            store, key, AuthorityName.fresh("HoneyLink Root CA"), publicKey, PublicationPoints.NONE)
        .root(
            Validity.fromNow(clock.instant(), ROOT_VALIDITY, clock.instant().plus(ROOT_VALIDITY)));
  }

  private static Issuer issuer(
      RootKeyStore store,
      AuthorityKeyName key,
      X500Name name,
      PublicKey publicKey,
      PublicationPoints points) {
    return new Issuer(
        name, CertificateAuthority.info(publicKey), () -> new StoredKeySigner(store, key), points);
  }

  @Override
  public X509Certificate certificate() {
    return certificate;
  }

  @Override
  public X509Certificate signIssuingAuthority(byte[] request, Duration validity) {
    PKCS10CertificationRequest asked = proven(request);
    return issuer.issuingAuthority(
        asked.getSubject(),
        asked.getSubjectPublicKeyInfo(),
        Validity.fromNow(clock.instant(), validity, certificate.getNotAfter().toInstant()));
  }

  private static PKCS10CertificationRequest proven(byte[] request) {
    try {
      PKCS10CertificationRequest asked = new PKCS10CertificationRequest(request);
      if (asked.isSignatureValid(
          new JcaContentVerifierProviderBuilder().build(asked.getSubjectPublicKeyInfo()))) {
        return asked;
      }
    } catch (IOException | PKCSException | OperatorCreationException e) {
      throw new IllegalArgumentException("The request of the issuing authority is malformed", e);
    }
    throw new IllegalArgumentException(
        "The request of the issuing authority is not signed by the key in it");
  }

  @Override
  public Optional<byte[]> signRevocationList(RevocationList list) {
    return Optional.of(issuer.revocationList(list));
  }
}
