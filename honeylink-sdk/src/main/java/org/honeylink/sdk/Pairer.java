package org.honeylink.sdk;

import jakarta.json.Json;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.honeylink.crypto.agreement.Hpke.Sealed;
import org.honeylink.crypto.agreement.HpkeRefused;
import org.honeylink.crypto.keys.DeviceMasterDelivery;
import org.honeylink.crypto.pki.CertificateRequest;
import org.honeylink.crypto.signature.Ed25519PublicKey;
import org.honeylink.crypto.timestamp.SignedTime;
import org.honeylink.crypto.timestamp.TimeStampRefused;
import org.honeylink.sdk.api.Answer;
import org.honeylink.sdk.api.ApiClient;
import org.honeylink.sdk.api.Credentials;
import org.honeylink.sdk.api.DeviceClock;
import org.honeylink.sdk.identity.DeviceIdentity;
import org.honeylink.sdk.identity.PolicyStanding;
import org.honeylink.sdk.policy.PolicyBundleRefused;
import org.honeylink.sdk.policy.SignedPolicy;

/** Pairs a device: proves its certificate key, opens its master, keeps both in its identity. */
final class Pairer {

  private final ApiClient api;
  private final Credentials credentials;
  private final DeviceIdentity identity;
  private final DeviceClock clock;

  Pairer(ApiClient api, Credentials credentials, DeviceIdentity identity, DeviceClock clock) {
    this.api = api;
    this.credentials = credentials;
    this.identity = identity;
    this.clock = clock;
  }

  PairingResult pair(String pairingCode) {
    String code = pairingCode.strip().toUpperCase(Locale.ROOT);
    String request = identity.certificateRequest();
    Answer answer =
        api.post(
            "/devices/" + identity.deviceId() + "/pair",
            credentials,
            Json.createObjectBuilder()
                .add("pairing_code", code)
                .add("device_cert_csr", request)
                .build());
    Answer policy = answer.object("policy_bundle");
    List<X509Certificate> chain =
        CertificateChain.of(answer, identity.deviceId(), identity.certificateKey());
    Instant time = signedTime(answer, code, request, chain.getLast());
    PairingResult result =
        new PairingResult(policy.text("version"), policy.text("signed_payload"), time);
    checkValidity(chain, clock.isSet() ? clock.instant() : time);
    Optional<PolicyStanding> standing = standing(policy);
    keep(answer, chain);
    standing.ifPresent(identity::policyFollowed);
    if (!clock.isSet()) {
      clock.set(time);
    }
    return result;
  }

  /** The key whose policies the device takes from now on, and the serial of the first. */
  private Optional<PolicyStanding> standing(Answer policy) {
    if (!policy.has("signing_key")) {
      return Optional.empty();
    }
    try {
      Ed25519PublicKey key = policy.parsed("signing_key", "an Ed25519 key", Pairer::key);
      SignedPolicy signed =
          SignedPolicy.verify(policy.text("signed_payload"), key, identity.deviceId());
      return Optional.of(new PolicyStanding(key, signed.serial()));
    } catch (PolicyBundleRefused e) {
      throw new PairingFailed(identity.deviceId(), "its policy does not hold", e);
    }
  }

  private static Ed25519PublicKey key(String base64url) {
    return Ed25519PublicKey.of(Base64.getUrlDecoder().decode(base64url));
  }

  private Instant signedTime(Answer answer, String code, String request, X509Certificate root) {
    byte[] token = answer.parsed("signed_time", "base64", Base64.getDecoder()::decode);
    try {
      byte[] asked = SignedTime.ofPairing(code, CertificateRequest.parse(request).encoded());
      return SignedTime.verify(token, asked, root);
    } catch (TimeStampRefused e) {
      throw new PairingFailed(identity.deviceId(), "the server's signed time does not hold", e);
    }
  }

  private void checkValidity(List<X509Certificate> chain, Instant time) {
    try {
      for (X509Certificate certificate : chain) {
        certificate.checkValidity(Date.from(time));
      }
    } catch (CertificateException e) {
      throw new PairingFailed(
          identity.deviceId(), "a certificate of its chain is not valid at " + time, e);
    }
  }

  private void keep(Answer answer, List<X509Certificate> chain) {
    Answer master = answer.object("device_master");
    Sealed sealed = new Sealed(master.bytes("hpke_enc"), master.bytes("hpke_ciphertext"));
    try {
      identity.paired(
          DeviceMasterDelivery.open(sealed, identity.agreementKeys(), identity.deviceId()),
          Math.toIntExact(master.number("generation")),
          chain);
    } catch (HpkeRefused e) {
      throw new PairingFailed(
          identity.deviceId(), "the device master was sealed for another key than its own", e);
    }
  }
}
