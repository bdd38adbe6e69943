package org.honeylink.launcher.cli.keys;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.honeylink.launcher.cli.io.CommandFailed;

/** What each block of a PEM file is. */
final class PemContent {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

  private PemContent() {}

  static JsonObject of(Path file, String text) {
    JsonArrayBuilder blocks = Json.createArrayBuilder();
    int found = 0;
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      blocks.add(block(file, matcher.group(1), matcher.group(2)));
      found++;
    }
    if (found == 0) {
      throw CommandFailed.because(file + " has a PEM header, but no whole block");
    }
    return Json.createObjectBuilder()
        .add("file", file.toString())
        .add("form", "PEM")
        .add("content", blocks)
        .build();
  }

  private static JsonObjectBuilder block(Path file, String label, String base64) {
    try {
      byte[] der = Base64.getMimeDecoder().decode(base64);
      return switch (label) {
        case "CERTIFICATE" -> CertificateText.of(der);
        case "CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST" -> request(der);
        case "PUBLIC KEY" -> key("public key", SubjectPublicKeyInfo.getInstance(der));
        case "PRIVATE KEY" -> privateKey(der);
        default -> Json.createObjectBuilder().add("kind", "unknown: " + label);
      };
    } catch (IOException | GeneralSecurityException | IllegalArgumentException broken) {
      throw CommandFailed.because(file + " holds a damaged " + label, broken);
    }
  }

  private static JsonObjectBuilder request(byte[] der)
      throws IOException, GeneralSecurityException {
    PKCS10CertificationRequest request = new PKCS10CertificationRequest(der);
    return key("certificate request", request.getSubjectPublicKeyInfo())
        .add("subject", request.getSubject().toString());
  }

  /** Kind and, where the private key carries it along, the public key; never the private one. */
  private static JsonObjectBuilder privateKey(byte[] der) {
    PrivateKeyInfo key = PrivateKeyInfo.getInstance(der);
    return Json.createObjectBuilder()
        .add("kind", "private key in the clear")
        .add("algorithm", AlgorithmName.of(key.getPrivateKeyAlgorithm()));
  }

  private static JsonObjectBuilder key(String kind, SubjectPublicKeyInfo info)
      throws IOException, GeneralSecurityException {
    byte[] der = info.getEncoded();
    PublicKey key =
        KeyFactory.getInstance(info.getAlgorithm().getAlgorithm().getId())
            .generatePublic(new X509EncodedKeySpec(der));
    return Json.createObjectBuilder()
        .add("kind", kind)
        .add("algorithm", KeyAlgorithm.describe(key))
        .add("fingerprint", PublicKeyText.fingerprint(der));
  }
}
