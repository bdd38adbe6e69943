package org.honeylink.tests.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.honeylink.tests.server.TestServer;
import org.honeylink.tests.webhook.Receiver.Taken;

/** The server's key as a receiver knows it, with the JDK's own Ed25519. */
record SigningKey(String id, String pem) {

  static SigningKey of(TestServer server) {
    var answer = server.api().asNobody().get("/webhooks/signing-key");
    answer.then().statusCode(200);
    return new SigningKey(answer.path("kid"), answer.path("public_key_pem"));
  }

  boolean verifies(Taken taken) throws GeneralSecurityException {
    return taken.header("X-HoneyLink-Key-Id").equals(id)
        && verifies(taken, taken.header("X-HoneyLink-Webhook"), taken.body());
  }

  boolean verifiesAltered(Taken taken) throws GeneralSecurityException {
    return verifies(taken, taken.header("X-HoneyLink-Webhook"), taken.body() + " ");
  }

  /** As an endpoint would that another webhook's delivery is replayed to. */
  boolean verifiesAs(Taken taken, String webhookId) throws GeneralSecurityException {
    return verifies(taken, webhookId, taken.body());
  }

  private boolean verifies(Taken taken, String webhookId, String body)
      throws GeneralSecurityException {
    Signature check = Signature.getInstance("Ed25519");
    check.initVerify(key());
    String signed =
        String.join(
            ".",
            taken.header("X-HoneyLink-Timestamp"),
            webhookId,
            taken.header("X-HoneyLink-Delivery"),
            body);
    check.update(signed.getBytes(UTF_8));
    String signature = taken.header("X-HoneyLink-Signature");
    return signature.startsWith("ed25519=")
        && check.verify(Base64.getDecoder().decode(signature.substring("ed25519=".length())));
  }

  private PublicKey key() throws GeneralSecurityException {
    byte[] info = Base64.getDecoder().decode(pem.replaceAll("-----.*?-----|\\s", ""));
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(info));
  }
}
