package org.honeylink.sdk.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.honeylink.crypto.pki.CertificateAuthority;
import org.honeylink.crypto.pki.Pem;
import org.honeylink.sdk.api.DeviceClock;
import org.honeylink.sdk.api.ServerTrust;

/** The API at a free port of the loopback address. */
public final class FakeServer implements AutoCloseable {

  private static final char[] PASSWORD = "in memory".toCharArray();

  private final CertificateAuthority authority =
      CertificateAuthority.inMemory(InstantSource.system());
  private final Queue<String> calls = new ConcurrentLinkedQueue<>();
  private final HttpsServer http;
  private final FakeAccess access = new FakeAccess();
  private final FakeProofs proofs = new FakeProofs();
  private final FakeDevices devices = new FakeDevices(authority);
  private final FakePolicies policies = new FakePolicies();
  private final FakeSessions sessions = new FakeSessions(devices);
  private final Queue<String> idempotencyKeys = new ConcurrentLinkedQueue<>();
  private final AtomicInteger breaks = new AtomicInteger();
  private volatile Optional<FakeAnswer> nextAnswer = Optional.empty();

  public FakeServer() throws IOException, GeneralSecurityException {
    http = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setHttpsConfigurator(new HttpsConfigurator(tls()));
    http.createContext("/api/v1/", this::handle);
    http.start();
  }

  private SSLContext tls() throws GeneralSecurityException {
    KeyStore store =
        authority
            .issueServerCertificate(List.of("localhost", "127.0.0.1"), Duration.ofDays(1))
            .toKeyStore("https", PASSWORD);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  public URI uri() {
    return URI.create("https://localhost:" + http.getAddress().getPort());
  }

  public ServerTrust trust() {
    return ServerTrust.pem(Pem.encode(authority.chain().getLast()));
  }

  /** The same authority, judged by another clock. */
  public ServerTrust trust(DeviceClock clock) {
    return ServerTrust.pem(Pem.encode(authority.chain().getLast()), clock);
  }

  /** Method and path of every call so far. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  public FakeAccess access() {
    return access;
  }

  public FakeProofs proofs() {
    return proofs;
  }

  public FakeDevices devices() {
    return devices;
  }

  public FakePolicies policies() {
    return policies;
  }

  public FakeSessions sessions() {
    return sessions;
  }

  /** The next call gets this answer, whatever it asks. */
  public void answerNext(int status, String body) {
    nextAnswer = Optional.of(new FakeAnswer(status, body));
  }

  /** The header {@code Idempotency-Key} of every call so far that had one. */
  public List<String> idempotencyKeys() {
    return List.copyOf(idempotencyKeys);
  }

  /** The connections of the next calls break when their bodies have arrived. */
  public void breakNext(int calls) {
    breaks.set(calls);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString().replaceFirst("^/api/v1", "");
    String call = exchange.getRequestMethod() + " " + path;
    calls.add(call);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    idempotencyKeys.addAll(exchange.getRequestHeaders().getOrDefault("Idempotency-Key", List.of()));
    if (breaks.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      exchange.close();
      return;
    }
    FakeAnswer answer = nextAnswer.orElseGet(() -> answer(call, exchange, body));
    nextAnswer = Optional.empty();
    if (exchange.getRequestHeaders().containsKey("DPoP")) {
      exchange.getResponseHeaders().set("DPoP-Nonce", proofs.nonce());
    }
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private FakeAnswer answer(String call, HttpExchange exchange, String body) {
    try {
      Optional<FakeAnswer> refusal =
          exchange.getRequestHeaders().containsKey("DPoP")
              ? proofs.refusal(exchange)
              : Optional.empty();
      if (refusal.isPresent()) {
        return refusal.get();
      }
      if (call.startsWith("POST /oauth2/")) {
        return access.answer(call, body);
      }
      String token =
          FakeAccess.asBearer(
              String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      if (call.contains("/nothing")) {
        return token.startsWith("Bearer " + FakeDevices.token(""))
            ? FakeAnswer.problem(404, "ERR_NOT_FOUND", "Nothing, as its name says")
            : FakeAnswer.problem(401, "ERR_AUTH", "Unknown token");
      }
      JsonObject object = body.isEmpty() ? JsonObject.EMPTY_JSON_OBJECT : parse(body);
      if (call.contains("/sessions")) {
        return sessions.answer(call, token, object);
      }
      if (call.contains("/policy")) {
        return policies.answer(call, object);
      }
      return devices.answer(call, token, access.isGood(token), object);
    } catch (RuntimeException e) {
      return FakeAnswer.problem(500, "ERR_INTERNAL", e.toString());
    }
  }

  private static JsonObject parse(String body) {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.readObject();
    }
  }

  @Override
  public void close() {
    sessions.close();
    http.stop(0);
  }
}
