package org.honeylink.crypto.pki;

import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Optional;
import org.honeylink.crypto.keys.AuthorityKeyName;
import org.honeylink.crypto.keys.MemoryRootKeyStore;
import org.honeylink.crypto.keys.RootKeyStore;
import org.honeylink.crypto.secret.SecretBytes;

/** A root, and issuing authorities below it that say where more is found. */
final class TestAuthorities {

  static final PublicationPoints POINTS =
      new PublicationPoints(
          Optional.of(URI.create("http://pki.example/crl")),
          Optional.of(URI.create("http://pki.example/ocsp")),
          Optional.of(URI.create("http://pki.example/ca")));

  final RootKeyStore store = new MemoryRootKeyStore(SecretBytes.random(RootKeyStore.ROOT_BYTES));
  final RootAuthority root;
  private final InstantSource clock;
  private int made;

  TestAuthorities(InstantSource clock) {
    this.clock = clock;
    AuthorityKeyName key = new AuthorityKeyName("root");
    root =
        new OwnRootAuthority(store, key, OwnRootAuthority.create(store, key, clock), POINTS, clock);
  }

  CertificateAuthority issuing() {
    AuthorityKeyName key = new AuthorityKeyName("issuing-" + made++);
    X509Certificate certificate =
        root.signIssuingAuthority(
            CertificateAuthority.request(store, key), CertificateAuthority.ISSUING_VALIDITY);
    return new CertificateAuthority(store, key, certificate, root.certificate(), POINTS, clock);
  }

  static X509Certificate device(CertificateAuthority authority, String deviceId) {
    KeyPair keys = DeviceKeyAlgorithm.ED25519.generate();
    return authority.issueDeviceCertificate(
        CertificateRequest.parse(CertificateRequestBuilder.forDevice(deviceId).build(keys)),
        deviceId,
        CertificateAuthority.DEVICE_VALIDITY);
  }
}
