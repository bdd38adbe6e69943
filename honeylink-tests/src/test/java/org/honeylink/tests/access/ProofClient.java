package org.honeylink.tests.access;

import static io.restassured.http.ContentType.URLENC;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.id.JWTID;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import org.honeylink.tests.device.TestDevice;
import org.honeylink.tests.server.TestServer;
import org.jspecify.annotations.Nullable;

/**
 * A device whose proofs are made by the OAuth SDK of Nimbus, a client that is not ours. Each part
 * of a proof can be told; what is not told is right. Not thread-safe.
 */
final class ProofClient {

  static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
  static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
  static final String TOKEN_PATH = "/oauth2/token";

  private final TestServer server;
  private final ECKey key;
  private final JWSAlgorithm algorithm;
  private String nonce;

  private ProofClient(TestServer server, ECKey key, JWSAlgorithm algorithm) {
    this.server = server;
    this.key = key;
    this.algorithm = algorithm;
    this.nonce = freshNonce();
  }

  static ProofClient es256(TestServer server) {
    return new ProofClient(server, generated(Curve.P_256), JWSAlgorithm.ES256);
  }

  static ProofClient es384(TestServer server) {
    return new ProofClient(server, generated(Curve.P_384), JWSAlgorithm.ES384);
  }

  private static ECKey generated(Curve curve) {
    try {
      return new ECKeyGenerator(curve).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the server gives to a caller with a proof that has none. */
  private String freshNonce() {
    Response asked = exchange("nobody's", new Proof("POST", TOKEN_PATH).without().text());
    return asked.header("DPoP-Nonce");
  }

  ECKey key() {
    return key;
  }

  String nonce() {
    return nonce;
  }

  URI address(String path) {
    return server.baseUri().resolve("/api/v1" + path);
  }

  /** A proof for a call, all of it right. */
  Proof proof(String method, String path) {
    return new Proof(method, path);
  }

  Response exchange(String deviceToken, String proof) {
    return server
        .api()
        .asNobody()
        .contentType(URLENC)
        .header("DPoP", proof)
        .formParams(
            "grant_type",
            EXCHANGE,
            "subject_token",
            deviceToken,
            "subject_token_type",
            ACCESS_TOKEN)
        .post(TOKEN_PATH);
  }

  /** An access token of the device that is bound to this client's key. */
  String accessToken(TestDevice device) {
    Response answer = exchange(device.token(), proof("POST", TOKEN_PATH).text());
    answer.then().statusCode(200);
    return answer.path("access_token");
  }

  Response get(String path, String token, String proof) {
    return server
        .api()
        .asNobody()
        .header("Authorization", "DPoP " + token)
        .header("DPoP", proof)
        .get(path);
  }

  /** A proof in the making. */
  final class Proof {
    private final String method;
    private URI address;
    private Instant issuedAt = Instant.now();
    private JWTID id = new JWTID();
    private @Nullable AccessToken token;
    private @Nullable String withNonce = nonce;

    private Proof(String method, String path) {
      this.method = method;
      this.address = address(path);
    }

    Proof at(URI other) {
      address = other;
      return this;
    }

    Proof issued(Instant time) {
      issuedAt = time;
      return this;
    }

    Proof of(String accessToken) {
      token = new DPoPAccessToken(accessToken);
      return this;
    }

    /** Without a nonce. */
    Proof without() {
      withNonce = null;
      return this;
    }

    Proof nonce(String other) {
      withNonce = other;
      return this;
    }

    String text() {
      try {
        return new DefaultDPoPProofFactory(key, algorithm)
            .createDPoPJWT(
                id,
                method,
                address,
                Date.from(issuedAt),
                token,
                withNonce == null ? null : new Nonce(withNonce))
            .serialize();
      } catch (JOSEException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
