package org.honeylink.sdk;

import jakarta.json.Json;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import org.honeylink.sdk.api.Answer;
import org.honeylink.sdk.api.ApiClient;
import org.honeylink.sdk.api.Credentials;
import org.honeylink.sdk.api.HoneyLinkApiException;
import org.honeylink.sdk.api.ServerTrust;
import org.honeylink.sdk.identity.DeviceIdentity;

/**
 * Renews the certificate of a paired device over mutual TLS. The old one works until the new one
 * was shown for the first time: so it is kept first and shown then, and a crash in between leaves
 * the device with one that works.
 */
public final class CertificateRenewal {

  private final URI server;
  private final ServerTrust trust;
  private final DeviceIdentity identity;

  public CertificateRenewal(URI server, ServerTrust trust, DeviceIdentity identity) {
    this.server = server;
    this.trust = trust;
    this.identity = identity;
  }

  /**
   * @return the new certificate, which the identity has kept
   * @throws HoneyLinkApiException when the server refuses: the old certificate has expired or was
   *     revoked
   * @throws PairingFailed when the answer cannot be used
   */
  public X509Certificate renew() {
    identity.masterGeneration(); // says when it is not paired
    List<X509Certificate> chain = AnsweredChain.of(request(), identity);
    identity.renewed(chain);
    try (ApiClient api = new ApiClient(server, trust, identity.tlsKeys())) {
      api.get("/devices/" + identity.deviceId(), Credentials.none());
    }
    return chain.getFirst();
  }

  private Answer request() {
    try (ApiClient api = new ApiClient(server, trust, identity.tlsKeys())) {
      return api.post(
          "/devices/" + identity.deviceId() + "/certificate/renew",
          Credentials.none(),
          Json.createObjectBuilder().add("device_cert_csr", identity.certificateRequest()).build());
    }
  }
}
