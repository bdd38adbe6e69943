package org.honeylink.web.pairing;

import java.time.Instant;
import java.util.List;
import org.honeylink.control.pairing.application.Pairing;
import org.honeylink.control.shared.domain.Base64Url;
import org.honeylink.control.trust.domain.SignedPayload;
import org.honeylink.crypto.agreement.Hpke;
import org.honeylink.web.device.DataPlaneEndpoints;
import org.jspecify.annotations.Nullable;

/**
 * What a device takes away, in the words of the API.
 *
 * @param sessionEndpoint the same over QUIC, where that is served
 * @param datagramEndpoint where it sends the packets of its sessions
 * @param serverTime for a person to read
 * @param signedTime for a device whose clock is wrong: token of RFC 3161, DER in Base64
 */
public record PairingAnswer(
    String deviceCertificate,
    List<String> certificateChain,
    PolicyBundle policyBundle,
    DeviceMaster deviceMaster,
    @Nullable String sessionEndpoint,
    String datagramEndpoint,
    Instant serverTime,
    String signedTime) {

  static PairingAnswer of(Pairing pairing, String policySigningKey, DataPlaneEndpoints endpoints) {
    return new PairingAnswer(
        pairing.certificate(),
        pairing.chain(),
        PolicyBundle.of(pairing.policy(), policySigningKey),
        DeviceMaster.of(pairing.generation(), pairing.master()),
        endpoints.quic().orElse(null),
        endpoints.datagram(),
        pairing.serverTime(),
        pairing.signedTime());
  }

  /**
   * The signed policy.
   *
   * @param signedPayload JSON Web Signature, compact
   * @param signingKey Ed25519 public key that checks it, base64url
   */
  public record PolicyBundle(
      String version, String sha512, String signedPayload, String signingKey) {

    private static PolicyBundle of(SignedPayload signed, String signingKey) {
      return new PolicyBundle(
          signed.version(), signed.sha512(), signed.signedPayload(), signingKey);
    }
  }

  /** The device master, sealed to the registered key; base64url. */
  public record DeviceMaster(int generation, String hpkeEnc, String hpkeCiphertext) {

    private static DeviceMaster of(int generation, Hpke.Sealed sealed) {
      return new DeviceMaster(
          generation, Base64Url.encode(sealed.enc()), Base64Url.encode(sealed.ciphertext()));
    }
  }
}
