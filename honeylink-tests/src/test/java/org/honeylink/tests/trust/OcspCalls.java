package org.honeylink.tests.trust;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.honeylink.tests.api.TrustedChain;
import org.honeylink.tests.server.TestServer;

/** Bytes to the responder and back, by the two ways of RFC 6960 appendix A. */
final class OcspCalls {

  private OcspCalls() {}

  static byte[] post(TestServer server, byte[] request) {
    return send(
        server,
        HttpRequest.newBuilder(server.baseUri().resolve("/api/v1/pki/ocsp"))
            .header("Content-Type", "application/ocsp-request")
            .POST(BodyPublishers.ofByteArray(request)));
  }

  static byte[] get(TestServer server, byte[] request) {
    String text =
        URLEncoder.encode(Base64.getEncoder().encodeToString(request), StandardCharsets.UTF_8);
    return send(
        server, HttpRequest.newBuilder(server.baseUri().resolve("/api/v1/pki/ocsp/" + text)));
  }

  private static byte[] send(TestServer server, HttpRequest.Builder request) {
    try (HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(TrustedChain.context(server.dataDirectory()))
            .build()) {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      String type = response.headers().firstValue("Content-Type").orElse("");
      if (response.statusCode() != 200 || !type.equals("application/ocsp-response")) {
        throw new AssertionError(
            response.statusCode()
                + " "
                + type
                + " "
                + new String(response.body(), StandardCharsets.UTF_8));
      }
      return response.body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
