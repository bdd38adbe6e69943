package org.honeylink.control.trust.infrastructure.vault;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.honeylink.crypto.keys.KeyStoreRefused;
import org.honeylink.crypto.pki.Pem;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;

/**
 * Requests to Vault, each sent once. Redirections are not followed: the token goes to the address
 * that was configured and to no other. Thread-safe.
 */
final class VaultHttp implements AutoCloseable {

  /** Answers are some kilobytes; a certificate chain is the longest. */
  private static final long MAX_ANSWER_BYTES = 1 << 20;

  private final VaultSettings settings;
  private final HttpClient client;

  /**
   * @throws KeyStoreRefused when the file of authorities is missing or holds no certificate
   */
  VaultHttp(VaultSettings settings) {
    this.settings = settings;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.timeout())
            .followRedirects(HttpClient.Redirect.NEVER);
    settings.authority().map(this::trusting).ifPresent(builder::sslContext);
    this.client = builder.build();
  }

  private SSLContext trusting(Path authorities) {
    try {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      for (X509Certificate authority : Pem.certificates(Files.readString(authorities))) {
        trusted.setCertificateEntry(authority.getSerialNumber().toString(), authority);
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new KeyStoreRefused(
          settings.called(),
          "cannot be trusted: honeylink.key.vault.ca.file "
              + authorities
              + " is not a readable file of PEM certificates",
          e);
    }
  }

  /**
   * @param path below {@code /v1/}
   * @param body empty for requests without one
   * @param token empty for requests that need none
   */
  VaultAnswer send(
      String method, String path, Optional<JsonObject> body, Optional<SecretBytes> token)
      throws VaultFault {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(settings.address().resolve("/v1/" + path))
            .timeout(settings.timeout())
            .header("X-Vault-Request", "true")
            .header("Content-Type", "application/json")
            .method(
                method,
                body.map(json -> BodyPublishers.ofString(json.toString()))
                    .orElseGet(BodyPublishers::noBody));
    settings.namespace().ifPresent(name -> request.header("X-Vault-Namespace", name));
    token.ifPresent(secret -> request.header("X-Vault-Token", text(secret)));
    HttpResponse<byte[]> response = answer(request.build());
    return VaultAnswer.of(response.statusCode(), response.body());
  }

  static String text(SecretBytes token) {
    return token.use(SecretAccess.granted(), bytes -> new String(bytes, StandardCharsets.US_ASCII));
  }

  private HttpResponse<byte[]> answer(HttpRequest request) throws VaultFault {
    try {
      return client.send(
          request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
    } catch (HttpTimeoutException e) {
      throw VaultFault.unreachable(
          "does not answer within " + settings.timeout().toMillis() + " ms", true, e);
    } catch (IOException e) {
      throw VaultFault.unreachable("cannot be reached: " + reason(e), false, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw VaultFault.unreachable("was not waited for", true, e);
    }
  }

  /** The JDK's connect exception has no text; its kind is the reason then. */
  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  URI address() {
    return settings.address();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
