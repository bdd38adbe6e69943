package org.honeylink.launcher.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.honeylink.launcher.server.boot.Refusal;

/** Asks {@code /health/ready} until the answer is 200. */
final class Readiness {

  private static final Duration BETWEEN = Duration.ofMillis(100);
  private static final Duration ANSWER_WAIT = Duration.ofSeconds(10);

  private Readiness() {}

  /**
   * Returns when the server is ready.
   *
   * @throws Refusal when it is not after {@code longest}, with the last answer
   */
  static void await(URI server, X509Certificate trusted, Duration longest)
      throws IOException, GeneralSecurityException, InterruptedException {
    HttpRequest ask =
        HttpRequest.newBuilder(server.resolve("/health/ready")).timeout(ANSWER_WAIT).build();
    long end = System.nanoTime() + longest.toNanos();
    String last = "no answer";
    try (HttpClient client = HttpClient.newBuilder().sslContext(trusting(trusted)).build()) {
      while (System.nanoTime() - end < 0) {
        try {
          var answer = client.send(ask, BodyHandlers.ofString());
          if (answer.statusCode() == 200) {
            return;
          }
          last = answer.statusCode() + " " + answer.body();
        } catch (IOException notYet) {
          last = notYet.toString();
        }
        LockSupport.parkNanos(BETWEEN.toNanos());
      }
    }
    throw Refusal.failure(
        "The server is not ready after " + longest.toSeconds() + " s; its last answer: " + last);
  }

  private static SSLContext trusting(X509Certificate certificate)
      throws IOException, GeneralSecurityException {
    KeyStore trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    trust.setCertificateEntry("server", certificate);
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trust);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
