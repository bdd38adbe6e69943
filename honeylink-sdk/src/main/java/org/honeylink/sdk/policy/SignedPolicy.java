package org.honeylink.sdk.policy;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.honeylink.crypto.signature.Ed25519PublicKey;

/**
 * A policy whose signature holds.
 *
 * @param serial grows with each policy that the device is given
 * @param version of its content; an older one comes back after a rollback
 * @param policy as in {@code PUT /devices/{device_id}/policy}
 */
public record SignedPolicy(long serial, String version, JsonObject policy) {

  private static final String ALGORITHM = "EdDSA";
  private static final String TYPE = "honeylink-policy+jws";

  public SignedPolicy {
    Objects.requireNonNull(version);
    Objects.requireNonNull(policy);
  }

  /**
   * Reads a bundle.
   *
   * @param signedPayload JSON Web Signature in compact form
   * @param key of the server, as pairing gave it
   * @throws PolicyBundleRefused when it does not verify, or is for another device
   */
  public static SignedPolicy verify(String signedPayload, Ed25519PublicKey key, String deviceId) {
    String[] parts = signedPayload.split("\\.", -1);
    if (parts.length != 3) {
      throw new PolicyBundleRefused("The policy bundle is no JSON Web Signature");
    }
    try {
      checkHeader(json(parts[0]));
      byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
      if (!key.verify(signed, Base64.getUrlDecoder().decode(parts[2]))) {
        throw new PolicyBundleRefused("The signature of the policy bundle does not hold");
      }
      return read(json(parts[1]), deviceId);
    } catch (IllegalArgumentException
        | JsonException
        | ClassCastException
        | NullPointerException e) {
      PolicyBundleRefused refused = new PolicyBundleRefused("The policy bundle cannot be read");
      refused.initCause(e);
      throw refused;
    }
  }

  private static void checkHeader(JsonObject header) {
    if (!ALGORITHM.equals(header.getString("alg", ""))
        || !TYPE.equals(header.getString("typ", ""))) {
      throw new PolicyBundleRefused("The policy bundle is not signed as policies are");
    }
  }

  private static SignedPolicy read(JsonObject payload, String deviceId) {
    if (!payload.getString("device_id").equals(deviceId)) {
      throw new PolicyBundleRefused("The policy bundle is for another device");
    }
    JsonObject policy = payload.getJsonObject("policy");
    return new SignedPolicy(
        payload.getJsonNumber("serial").longValueExact(),
        policy.getString("policy_version"),
        policy);
  }

  private static JsonObject json(String base64url) {
    String text = new String(Base64.getUrlDecoder().decode(base64url), StandardCharsets.UTF_8);
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
