package org.honeylink.control.trust.infrastructure.vault;

import static org.honeylink.control.shared.application.SharedJson.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.honeylink.control.trust.infrastructure.vault.VaultClient.Request;

/**
 * Keys of the transit engine, which never gives them out. Always the first version of a key: one
 * that somebody rotates must not change what is derived from it. Thread-safe.
 *
 * @see <a href="https://openbao.org/api-docs/secret/transit/">Transit secrets engine (API)</a>
 */
final class TransitKeys {

  private static final int VERSION = 1;
  private static final int HMAC_KEY_BYTES = 64;

  private final VaultClient vault;
  private final String mount;

  TransitKeys(VaultClient vault, String mount) {
    this.vault = vault;
    this.mount = mount;
  }

  /** "Create key": one that is there already stays as it is. */
  void createHmacKey(String name) throws VaultFault {
    create(name, JSON.createObjectBuilder().add("type", "hmac").add("key_size", HMAC_KEY_BYTES));
  }

  /** "Create key": one that is there already stays as it is. */
  void createSigningKey(String name) throws VaultFault {
    create(name, JSON.createObjectBuilder().add("type", "ecdsa-p384"));
  }

  private void create(String name, JsonObjectBuilder type) throws VaultFault {
    JsonObject body = type.add("exportable", false).add("allow_plaintext_backup", false).build();
    VaultAnswer _ = vault.send(Request.post(path("keys", name), body));
  }

  /** "Read key": what is known of it; empty when there is none. */
  Optional<JsonObject> read(String name) throws VaultFault {
    return found(vault, path("keys", name));
  }

  /** 404 without a reason means that there is no such thing; with one, that there is no engine. */
  static Optional<JsonObject> found(VaultClient vault, String path) throws VaultFault {
    try {
      return Optional.of(vault.send(Request.get(path)).data());
    } catch (VaultFault fault) {
      if (fault.isAbsent()) {
        return Optional.empty();
      }
      throw fault;
    }
  }

  /** Whether its policy lets anybody read the key itself. */
  static boolean readable(JsonObject key) {
    return key.getBoolean("exportable", true) || key.getBoolean("allow_plaintext_backup", true);
  }

  static PublicKey publicKey(JsonObject key) throws VaultFault {
    JsonObject version =
        VaultAnswer.object(VaultAnswer.object(key, "keys"), Integer.toString(VERSION));
    String pem = VaultAnswer.text(version, "public_key");
    try {
      byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
      return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new VaultFault("answered with a public key that is none of P-384", e);
    }
  }

  /** "Generate HMAC": HMAC-SHA-512; belongs to the caller, who wipes it. */
  byte[] hmac(String name, byte[] message) throws VaultFault {
    JsonObject body =
        JSON.createObjectBuilder()
            .add("input", Base64.getEncoder().encodeToString(message))
            .add("key_version", VERSION)
            .build();
    return value(vault.send(Request.post(path("hmac", name) + "/sha2-512", body)), "hmac");
  }

  /** "Sign data": ECDSA in the form of X.509; only the digest travels. */
  byte[] sign(String name, byte[] message) throws VaultFault {
    JsonObject body =
        JSON.createObjectBuilder()
            .add("input", Base64.getEncoder().encodeToString(sha384(message)))
            .add("prehashed", true)
            .add("marshaling_algorithm", "asn1")
            .add("key_version", VERSION)
            .build();
    return value(vault.send(Request.post(path("sign", name) + "/sha2-384", body)), "signature");
  }

  /** "Update key configuration", then "Delete key". */
  void destroy(String name) throws VaultFault {
    VaultAnswer _ =
        vault.send(
            Request.post(
                path("keys", name) + "/config",
                JSON.createObjectBuilder().add("deletion_allowed", true).build()));
    VaultAnswer _ = vault.send(Request.delete(path("keys", name)));
  }

  private String path(String what, String name) {
    return mount + "/" + what + "/" + name;
  }

  /** {@code vault:v1:} and Base64. */
  private static byte[] value(VaultAnswer answer, String name) throws VaultFault {
    String text = VaultAnswer.text(answer.data(), name);
    String prefix = "vault:v" + VERSION + ":";
    if (!text.startsWith(prefix)) {
      throw new VaultFault("answered with another version of the key than was asked for", null);
    }
    try {
      return Base64.getDecoder().decode(text.substring(prefix.length()));
    } catch (IllegalArgumentException _) {
      // Without the cause, whose text may hold the value.
      throw new VaultFault("answered with a value that is not Base64", null);
    }
  }

  private static byte[] sha384(byte[] message) {
    try {
      return MessageDigest.getInstance("SHA-384").digest(message);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform has no SHA-384", e);
    }
  }
}
