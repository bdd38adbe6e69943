package org.honeylink.tests.device;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The signed policy of a pairing, checked with the JDK as any device could. */
@ExtendWith(RunningServer.class)
class PolicyBundleIT {

  /** SubjectPublicKeyInfo before the 32 bytes of an Ed25519 key (RFC 8410). */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private final TestDevice device;
  private final Response paired;

  PolicyBundleIT(TestServer server) {
    this.device = TestDevice.register(server.api());
    this.paired = device.pair();
    paired.then().statusCode(200);
  }

  @Test
  void signatureHoldsAndBreaksWithTheSmallestChange() throws GeneralSecurityException {
    String[] parts = parts();
    byte[] signed = (parts[0] + "." + parts[1]).getBytes(US_ASCII);
    assertEquals("EdDSA", JsonPath.from(decoded(parts[0])).getString("alg"));
    assertTrue(verify(signed, bytes(parts[2])));
    signed[signed.length - 1] ^= 1;
    assertFalse(verify(signed, bytes(parts[2])));
  }

  @Test
  void payloadIsThisDevicesPolicyAndItsDigestIsRight() throws GeneralSecurityException {
    byte[] payload = bytes(parts()[1]);
    JsonPath policy = JsonPath.from(new String(payload, UTF_8));
    assertEquals(device.id(), policy.getString("device_id"));
    assertEquals(
        (String) paired.path("policy_bundle.version"), policy.getString("policy.policy_version"));
    assertEquals(
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(payload)),
        paired.path("policy_bundle.sha512"));
  }

  private String[] parts() {
    return paired.<String>path("policy_bundle.signed_payload").split("\\.", -1);
  }

  private boolean verify(byte[] signed, byte[] signature) throws GeneralSecurityException {
    byte[] raw = bytes(paired.path("policy_bundle.signing_key"));
    byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + raw.length);
    System.arraycopy(raw, 0, encoded, PREFIX.length, raw.length);
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
    verifier.update(signed);
    return verifier.verify(signature);
  }

  private static byte[] bytes(String base64url) {
    return Base64.getUrlDecoder().decode(base64url);
  }

  private static String decoded(String base64url) {
    return new String(bytes(base64url), UTF_8);
  }
}
