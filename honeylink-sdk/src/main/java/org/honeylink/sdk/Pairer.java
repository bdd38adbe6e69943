package org.honeylink.sdk;

import jakarta.json.Json;
import java.security.cert.X509Certificate;
import java.util.List;
import org.honeylink.crypto.agreement.Hpke.Sealed;
import org.honeylink.crypto.agreement.HpkeRefused;
import org.honeylink.crypto.keys.DeviceMasterDelivery;
import org.honeylink.sdk.api.Answer;
import org.honeylink.sdk.api.ApiClient;
import org.honeylink.sdk.api.Credentials;
import org.honeylink.sdk.identity.DeviceIdentity;

/** Pairs a device: proves its certificate key, opens its master, keeps both in its identity. */
final class Pairer {

  private final ApiClient api;
  private final Credentials credentials;
  private final DeviceIdentity identity;

  Pairer(ApiClient api, Credentials credentials, DeviceIdentity identity) {
    this.api = api;
    this.credentials = credentials;
    this.identity = identity;
  }

  PairingResult pair(String pairingCode) {
    Answer answer =
        api.post(
            "/devices/" + identity.deviceId() + "/pair",
            credentials,
            Json.createObjectBuilder()
                .add("pairing_code", pairingCode)
                .add("device_cert_csr", identity.certificateRequest())
                .build());
    Answer policy = answer.object("policy_bundle");
    PairingResult result =
        new PairingResult(
            policy.text("version"), policy.text("signed_payload"), answer.time("server_time"));
    keep(answer);
    return result;
  }

  private void keep(Answer answer) {
    List<X509Certificate> chain =
        CertificateChain.of(answer, identity.deviceId(), identity.certificateKey());
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
