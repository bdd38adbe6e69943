package org.honeylink.sdk;

import jakarta.json.Json;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.honeylink.crypto.pki.CertificateRequestBuilder;
import org.honeylink.crypto.pki.DeviceKeyAlgorithm;
import org.honeylink.sdk.api.Answer;
import org.honeylink.sdk.api.ApiClient;
import org.honeylink.sdk.api.Credentials;
import org.honeylink.sdk.api.HoneyLinkApiException;
import org.honeylink.sdk.api.ServerTrust;
import org.honeylink.sdk.api.ServerUnreachable;
import org.honeylink.sdk.identity.DeviceIdentity;
import org.honeylink.sdk.identity.NotPaired;

/**
 * Renews the certificate of a paired device over mutual TLS. The new key and certificate are kept
 * before they are used, and the old ones until the server has taken the new ones: a crash at any
 * point leaves a pair that works. Thread-safe.
 */
public final class CertificateRenewal {

  private static final Logger LOG = System.getLogger(CertificateRenewal.class.getName());
  private static final int NOT_AUTHENTICATED = 401;

  private final URI server;
  private final ServerTrust trust;
  private final DeviceIdentity identity;
  private final InstantSource clock;

  /**
   * @param identity stays the caller's
   */
  public CertificateRenewal(URI server, ServerTrust trust, DeviceIdentity identity) {
    this(server, trust, identity, InstantSource.system());
  }

  CertificateRenewal(URI server, ServerTrust trust, DeviceIdentity identity, InstantSource clock) {
    this.server = server;
    this.trust = trust;
    this.identity = identity;
    this.clock = clock;
  }

  /**
   * Renews now, or finishes a renewal that broke off after the new certificate was kept.
   *
   * @return the new certificate, which the identity has kept and the server has seen
   * @throws HoneyLinkApiException when the server refuses: the old certificate has expired or was
   *     revoked
   * @throws ServerUnreachable when it does not answer
   * @throws NotPaired when the device is not paired
   * @throws PairingFailed when the answer cannot be used
   */
  public synchronized X509Certificate renew() {
    if (!finishEarlier()) {
      ask();
      finish();
    }
    return certificate();
  }

  /**
   * Renews when less than a third of the time is left, or when the issuer is tainted.
   *
   * @return whether it was renewed
   */
  synchronized boolean renewIfDue() {
    if (finishEarlier()) {
      return true;
    }
    if (!isDue() && !isIssuerTainted()) {
      return false;
    }
    renew();
    return true;
  }

  /** As a side of something else, which must not fail when this does: it is tried again then. */
  void renewInPassing() {
    if (!identity.isPaired() || !(isDue() || identity.isRenewed())) {
      return;
    }
    try {
      renewIfDue();
    } catch (HoneyLinkApiException | ServerUnreachable | PairingFailed e) {
      LOG.log(Level.WARNING, "The certificate of " + identity.deviceId() + " was not renewed", e);
    }
  }

  private boolean isDue() {
    X509Certificate certificate = certificate();
    Instant end = certificate.getNotAfter().toInstant();
    Duration third = Duration.between(certificate.getNotBefore().toInstant(), end).dividedBy(3);
    return clock.instant().isAfter(end.minus(third));
  }

  private boolean isIssuerTainted() {
    String issuer = certificate().getIssuerX500Principal().getName();
    try (ApiClient api = new ApiClient(server, trust)) {
      return api.get("/pki/authorities", Credentials.none()).objects("items").stream()
          .filter(authority -> authority.text("subject").equals(issuer))
          .anyMatch(authority -> authority.text("state").equals("TAINTED"));
    }
  }

  private X509Certificate certificate() {
    List<X509Certificate> chain = identity.certificateChain();
    if (chain.isEmpty()) {
      throw new NotPaired(identity.deviceId(), "is not paired; it has no certificate to renew");
    }
    return chain.getFirst();
  }

  private void ask() {
    certificate();
    KeyPair keys = DeviceKeyAlgorithm.ED25519.generate();
    String request = CertificateRequestBuilder.forDevice(identity.deviceId()).build(keys);
    try (ApiClient api = new ApiClient(server, trust, identity.tlsKeys())) {
      Answer answer =
          api.post(
              path() + "/certificate/renew",
              Credentials.none(),
              Json.createObjectBuilder().add("device_cert_csr", request).build());
      identity.renewed(keys, CertificateChain.of(answer, identity.deviceId(), keys.getPublic()));
    }
  }

  /** Shows the new certificate: from this call on the server refuses the old one. */
  private void finish() {
    try (ApiClient api = new ApiClient(server, trust, identity.renewedTlsKeys())) {
      api.get(path(), Credentials.none());
      identity.renewalWorked();
    } catch (HoneyLinkApiException refused) {
      if (refused.status() == NOT_AUTHENTICATED) {
        identity.renewalFailed();
      }
      throw refused;
    }
  }

  /**
   * Goes on where a crash left off; what the server does not know any more is put away.
   *
   * @return whether that renewed the certificate
   */
  private boolean finishEarlier() {
    if (!identity.isRenewed()) {
      return false;
    }
    try {
      finish();
      return true;
    } catch (HoneyLinkApiException refused) {
      if (refused.status() != NOT_AUTHENTICATED) {
        throw refused;
      }
      LOG.log(
          Level.INFO, "A renewed certificate is not taken any more; the old one stays", refused);
      return false;
    }
  }

  private String path() {
    return "/devices/" + identity.deviceId();
  }
}
