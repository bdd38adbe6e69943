package org.honeylink.control.webhook.infrastructure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;
import org.honeylink.control.webhook.domain.Attempt;
import org.honeylink.control.webhook.domain.Delivery;
import org.honeylink.control.webhook.domain.EndpointRules;
import org.honeylink.control.webhook.domain.PrivateNetworks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignedPostTest {

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final EndpointRules STRICT = new EndpointRules(PrivateNetworks.NONE, true);
  private static final EndpointRules LENIENT =
      new EndpointRules(PrivateNetworks.of("127.0.0.0/8"), true);

  private final AtomicInteger heard = new AtomicInteger();
  private final HttpServer receiver = receiver();

  private static HttpServer receiver() {
    try {
      return HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void listen() {
    receiver.createContext(
        "/moved",
        exchange -> {
          heard.incrementAndGet();
          exchange.getResponseHeaders().add("Location", "http://127.0.0.1/inside");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    receiver.createContext(
        "/hook",
        exchange -> {
          heard.incrementAndGet();
          assertEquals("{\"a\":1}", new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          assertEquals(
              "ed25519=AQ==", exchange.getRequestHeaders().getFirst("X-HoneyLink-Signature"));
          assertEquals(
              new UUID(0, 2).toString(),
              exchange.getRequestHeaders().getFirst("X-HoneyLink-Webhook"));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void close() {
    receiver.stop(0);
  }

  @Test
  void deliveryReachesAnAllowedEndpoint() {
    assertEquals(
        Attempt.answered(204),
        sender(LENIENT, host -> List.of(LOOPBACK)).send(url("/hook"), one()));
    assertEquals(1, heard.get());
  }

  @Test
  void nameThatChangesItsMindIsAskedOnce() throws IOException {
    Deque<InetAddress> answers = new ArrayDeque<>();
    answers.add(InetAddress.getByName("1.1.1.1"));
    answers.add(LOOPBACK);
    // The first answer passes the rules; the connection must go there, and not ask for the second.
    SignedPost sender =
        new SignedPost(
            STRICT,
            host -> List.of(answers.remove()),
            new HttpPost(
                new PinnedConnection((SSLSocketFactory) SSLSocketFactory.getDefault()) {
                  @Override
                  Socket connect(InetAddress address, int port, Deadline deadline)
                      throws IOException {
                    assertEquals(InetAddress.getByName("1.1.1.1"), address);
                    throw new ConnectException("as far as this test goes");
                  }
                }),
            new OneByte(),
            () -> Instant.EPOCH);

    assertTrue(!sender.send(url("/hook"), one()).delivered());

    assertEquals(1, answers.size());
    assertEquals(0, heard.get());
  }

  @Test
  void privateAddressIsNotSpokenTo() {
    Attempt attempt = sender(STRICT, host -> List.of(LOOPBACK)).send(url("/hook"), one());
    assertEquals("the host is not one that webhooks may reach", attempt.error().orElseThrow());
    assertEquals(0, heard.get());
  }

  @Test
  void redirectIsAFailureAndNotFollowed() {
    Attempt attempt = sender(LENIENT, host -> List.of(LOOPBACK)).send(url("/moved"), one());
    assertEquals(Optional.of(302), attempt.status());
    assertTrue(!attempt.delivered());
    assertEquals(1, heard.get());
  }

  @Test
  void closedPortIsAFailureInWords() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, LOOPBACK)) {
      port = free.getLocalPort();
    }
    Attempt attempt =
        sender(LENIENT, host -> List.of(LOOPBACK))
            .send(URI.create("http://hooks.example:" + port + "/"), one());
    assertEquals("the endpoint refuses the connection", attempt.error().orElseThrow());
  }

  @Test
  void endpointThatIsNoHttpServerIsToldSo() throws IOException {
    try (ServerSocket odd = new ServerSocket(0, 1, LOOPBACK)) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (var socket = odd.accept()) {
                  socket.getOutputStream().write("220 mail.example ESMTP\r\n".getBytes(UTF_8));
                  socket.getInputStream().readAllBytes();
                } catch (IOException closed) {
                  // The sender has seen enough.
                }
              });
      Attempt attempt =
          sender(LENIENT, host -> List.of(LOOPBACK))
              .send(URI.create("http://hooks.example:" + odd.getLocalPort() + "/"), one());
      assertEquals("the endpoint does not answer in HTTP/1.1", attempt.error().orElseThrow());
    }
  }

  private URI url(String path) {
    return URI.create("http://hooks.example:" + receiver.getAddress().getPort() + path);
  }

  private static SignedPost sender(EndpointRules rules, Resolver resolver) {
    return new SignedPost(
        rules,
        resolver,
        new HttpPost(new PinnedConnection((SSLSocketFactory) SSLSocketFactory.getDefault())),
        new OneByte(),
        () -> Instant.EPOCH);
  }

  private static Delivery one() {
    return new Delivery(
        new UUID(0, 1),
        new UUID(0, 2),
        "default",
        new UUID(0, 3),
        "type",
        "{\"a\":1}",
        Delivery.State.PENDING,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH,
        Instant.EPOCH,
        Optional.empty());
  }

  private static final class OneByte implements SignedPost.Signing {
    @Override
    public byte[] sign(byte[] message) {
      assertEquals(
          "0." + new UUID(0, 2) + "." + new UUID(0, 1) + ".{\"a\":1}", new String(message, UTF_8));
      return new byte[] {1};
    }

    @Override
    public String keyId() {
      return "key";
    }
  }
}
