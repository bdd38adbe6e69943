package org.honeylink.control.webhook.infrastructure;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLException;
import org.honeylink.control.trust.application.WebhookSigner;
import org.honeylink.control.webhook.application.DeliverySteps;
import org.honeylink.control.webhook.application.WebhookSender;
import org.honeylink.control.webhook.domain.Attempt;
import org.honeylink.control.webhook.domain.Delivery;
import org.honeylink.control.webhook.domain.EndpointRules;

/**
 * Resolves the host once, checks every address, and posts to the first. The signature is over the
 * timestamp, the ids of webhook and delivery and the body, parted by full stops: neither an old
 * delivery nor another body passes, nor what another endpoint was sent by the same key. Whatever
 * happens, it ends within {@link #WHOLE}.
 */
@Dependent
public class SignedPost implements WebhookSender {

  private static final Logger LOG = Logger.getLogger(SignedPost.class.getName());

  /** Addresses of a host that are tried. */
  private static final int TRIES = 3;

  /** Lookup, connections and answer: well below {@link DeliverySteps#LEASE}. */
  static final Duration WHOLE = Duration.ofSeconds(20);

  private final EndpointRules rules;
  private final Resolver resolver;
  private final HttpPost post;
  private final Signing signing;
  private final InstantSource clock;

  /** What signs. */
  interface Signing {
    byte[] sign(byte[] message);

    String keyId();
  }

  @Inject
  SignedPost(WebhookSettings settings, WebhookSigner signer, InstantSource clock) {
    this(
        settings.endpoints(),
        Resolver.PLATFORM,
        new HttpPost(new PinnedConnection(TrustedTls.factory(settings.trustedCertificates()))),
        new Signing() {
          @Override
          public byte[] sign(byte[] message) {
            return signer.sign(message);
          }

          @Override
          public String keyId() {
            return signer.keyId();
          }
        },
        clock);
  }

  SignedPost(
      EndpointRules rules, Resolver resolver, HttpPost post, Signing signing, InstantSource clock) {
    this.rules = rules;
    this.resolver = resolver;
    this.post = post;
    this.signing = signing;
    this.clock = clock;
  }

  @Override
  public Attempt send(URI url, Delivery delivery) {
    Deadline deadline = Deadline.in(WHOLE);
    byte[] body = delivery.body().getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = headers(delivery, body);
    try {
      String host = Resolver.host(url.getHost());
      List<InetAddress> addresses = resolver.addresses(host);
      if (!rules.allows(host, addresses)) {
        return Attempt.failed("the host is not one that webhooks may reach");
      }
      return Attempt.answered(
          postToFirst(url, addresses, new HttpPost.Content(headers, body), deadline));
    } catch (IOException e) {
      return Attempt.failed(reason(e));
    }
  }

  /** To the next one only when a connection failed: then nothing has been sent yet. */
  private int postToFirst(
      URI url, List<InetAddress> addresses, HttpPost.Content content, Deadline deadline)
      throws IOException {
    for (InetAddress address : addresses.subList(0, Math.min(addresses.size(), TRIES) - 1)) {
      try {
        return post.post(url, address, content, deadline);
      } catch (ConnectException | NoRouteToHostException | SocketTimeoutException next) {
        LOG.log(Level.FINE, "One address of a webhook cannot be reached", next);
      }
    }
    return post.post(url, addresses.get(Math.min(addresses.size(), TRIES) - 1), content, deadline);
  }

  private Map<String, String> headers(Delivery delivery, byte[] body) {
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    String prefixText = "%s.%s.%s.".formatted(timestamp, delivery.webhookId(), delivery.id());
    byte[] prefix = prefixText.getBytes(StandardCharsets.US_ASCII);
    byte[] signed = new byte[prefix.length + body.length];
    System.arraycopy(prefix, 0, signed, 0, prefix.length);
    System.arraycopy(body, 0, signed, prefix.length, body.length);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/cloudevents+json; charset=utf-8");
    headers.put("User-Agent", "HoneyLink");
    headers.put("X-HoneyLink-Webhook", delivery.webhookId().toString());
    headers.put("X-HoneyLink-Delivery", delivery.id().toString());
    headers.put("X-HoneyLink-Timestamp", timestamp);
    headers.put("X-HoneyLink-Key-Id", signing.keyId());
    headers.put(
        "X-HoneyLink-Signature",
        "ed25519=" + Base64.getEncoder().encodeToString(signing.sign(signed)));
    return headers;
  }

  /** In words of ours: what an endpoint says is not repeated. */
  private static String reason(IOException e) {
    return switch (e) {
      case UnknownHostException unknown -> "the host's name is not known";
      case SocketTimeoutException slow -> "the endpoint cannot be reached in time";
      case ConnectException refused -> "the endpoint refuses the connection";
      case ProtocolException ours ->
          Objects.requireNonNullElse(ours.getMessage(), "the endpoint does not speak HTTP/1.1");
      case SSLException tls -> "TLS with the endpoint failed: is its certificate good?";
      case SocketException cut -> "the endpoint did not answer in time, or broke off";
      default -> "the endpoint cannot be spoken to";
    };
  }
}
