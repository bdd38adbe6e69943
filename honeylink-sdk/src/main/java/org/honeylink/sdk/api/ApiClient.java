package org.honeylink.sdk.api;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Calls the control plane. Every method waits for the answer and throws {@link
 * HoneyLinkApiException} when it is a refusal, {@link ServerUnreachable} when none comes.
 * Thread-safe.
 */
public final class ApiClient implements AutoCloseable {

  private static final String BASE_PATH = "/api/v1";
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String NO_TYPE = "";

  /** The first, one with the server's nonce or a fresh token, and one more for both. */
  private static final int MOST_SENDINGS = 3;

  private final URI server;
  private final HttpClient http;

  /**
   * @param server scheme, host and port, as in {@code https://localhost:8443}
   */
  public ApiClient(URI server, ServerTrust trust) {
    this(server, trust.context());
  }

  /**
   * A client that proves a certificate in each TLS handshake (mutual TLS).
   *
   * @param certificate asked at each handshake, so a renewed one is used for the next connection
   */
  public ApiClient(URI server, ServerTrust trust, X509ExtendedKeyManager certificate) {
    this(server, trust.context(certificate));
  }

  private ApiClient(URI server, SSLContext tls) {
    this.server = server;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(tls)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
  }

  /** Scheme, host and port. */
  public URI server() {
    return server;
  }

  /**
   * @param path behind {@code /api/v1}, with its query
   */
  public Answer get(String path, Credentials credentials) {
    return object(send("GET", path, credentials, NO_TYPE, BodyPublishers.noBody()));
  }

  /**
   * @param bearer token; not kept
   */
  public Answer get(String path, Supplier<String> bearer) {
    return get(path, Credentials.bearer(bearer));
  }

  /**
   * Posts with an {@code Idempotency-Key} of its own: when the connection breaks, the call is sent
   * again and still has one effect.
   */
  public Answer post(String path, Credentials credentials, JsonStructure body) {
    return object(send("POST", path, credentials, JSON, BodyPublishers.ofString(body.toString())));
  }

  /** As the other, with a bearer token. */
  public Answer post(String path, Supplier<String> bearer, JsonStructure body) {
    return post(path, Credentials.bearer(bearer), body);
  }

  /** What anybody may have and what is no JSON: certificates, revocation lists. */
  public byte[] getBytes(String path) {
    return send("GET", path, Credentials.none(), NO_TYPE, BodyPublishers.noBody()).body();
  }

  /** As {@link #getBytes}, for a question that is bytes itself. */
  public byte[] postBytes(String path, String contentType, byte[] body) {
    BodyPublisher bytes = BodyPublishers.ofByteArray(body);
    return send("POST", path, Credentials.none(), contentType, bytes).body();
  }

  /** Without a token: for the calls that give or take one. */
  public Answer postForm(String path, Map<String, String> fields) {
    return postForm(path, Credentials.none(), fields);
  }

  /** As {@link #postForm(String, Map)}, with a proof of who asks for a token. */
  public Answer postForm(String path, Credentials credentials, Map<String, String> fields) {
    return object(send("POST", path, credentials, FORM, encode(fields)));
  }

  /** As {@link #postForm(String, Map)}, for a call without an answer. */
  public void postFormForNothing(String path, Map<String, String> fields) {
    send("POST", path, Credentials.none(), FORM, encode(fields));
  }

  public void delete(String path, Credentials credentials) {
    send("DELETE", path, credentials, NO_TYPE, BodyPublishers.noBody());
  }

  /** As the other, with a bearer token. */
  public void delete(String path, Supplier<String> bearer) {
    delete(path, Credentials.bearer(bearer));
  }

  private static BodyPublisher encode(Map<String, String> fields) {
    return BodyPublishers.ofString(
        fields.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&")));
  }

  /** Text as part of a query or form. */
  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<byte[]> send(
      String method, String path, Credentials credentials, String type, BodyPublisher body) {
    URI target = server.resolve(BASE_PATH + path);
    Resending again = type.equals(JSON) ? Resending.withKey() : Resending.withoutKey();
    for (int sent = 1; ; ) {
      HttpResponse<byte[]> response =
          exchange(() -> request(method, target, credentials, type, body, again), again);
      boolean mended = credentials.mendedBy(reply(response));
      if (response.statusCode() / 100 == 2) {
        return response;
      }
      if (mended && sent < MOST_SENDINGS) {
        sent++;
      } else if (!isWorthAnother(again, response)) {
        throw refusal(response);
      }
    }
  }

  private boolean isWorthAnother(Resending again, HttpResponse<byte[]> response) {
    try {
      return again.after(response);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static HttpRequest request(
      String method,
      URI target,
      Credentials credentials,
      String type,
      BodyPublisher body,
      Resending again) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .timeout(ANSWER_TIMEOUT)
            .header("Accept", "application/json, application/problem+json, */*;q=0.1")
            .method(method, body);
    if (!type.equals(NO_TYPE)) {
      request.header("Content-Type", type);
    }
    again.headers().forEach(request::header);
    credentials.headers(method, target).forEach(request::header);
    return request.build();
  }

  private static Reply reply(HttpResponse<byte[]> response) {
    String error =
        response.statusCode() / 100 == 2
            ? ""
            : parse(response).map(problem -> problem.textOrEmpty("error")).orElse("");
    return new Reply(response.statusCode(), response.headers(), error);
  }

  /**
   * @param request made anew for each sending: what shows who sends is good for one
   */
  private HttpResponse<byte[]> exchange(Supplier<HttpRequest> request, Resending again) {
    try {
      while (true) {
        try {
          return http.send(request.get(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
          if (!again.after(e)) {
            throw new ServerUnreachable(server, e);
          }
        }
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private ServerUnreachable interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new ServerUnreachable(server, new IOException("interrupted while waiting", e));
  }

  private static Answer object(HttpResponse<byte[]> response) {
    return parse(response)
        .orElseThrow(
            () ->
                HoneyLinkApiException.unexpected(
                    response.statusCode(), "The server answered no JSON object"));
  }

  private static Optional<Answer> parse(HttpResponse<byte[]> response) {
    try (JsonReader reader =
        Json.createReader(new StringReader(new String(response.body(), StandardCharsets.UTF_8)))) {
      return reader.readValue() instanceof JsonObject object
          ? Optional.of(new Answer(response.statusCode(), object))
          : Optional.empty();
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  private static HoneyLinkApiException refusal(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    try {
      Optional<Answer> problem = parse(response);
      if (problem.isPresent()) {
        return refusal(status, problem.get());
      }
    } catch (HoneyLinkApiException e) {
      // The problem document lacks its members: told like one that is no document at all.
    }
    return HoneyLinkApiException.unexpected(status, "The server answered with status " + status);
  }

  private static HoneyLinkApiException refusal(int status, Answer problem) {
    return new HoneyLinkApiException(
        status,
        problem.text("error_code"),
        problem.text("message"),
        problem.optionalText("trace_id").orElse(""),
        problem.has("violations") ? violations(problem) : List.of());
  }

  private static List<Violation> violations(Answer problem) {
    return problem.objects("violations").stream()
        .map(violation -> new Violation(violation.text("path"), violation.text("message")))
        .toList();
  }

  /** Breaks off what is under way. */
  @Override
  public void close() {
    http.shutdownNow();
  }
}
