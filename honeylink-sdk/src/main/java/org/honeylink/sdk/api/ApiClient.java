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

/**
 * Calls the control plane. Every method waits for the answer and throws {@link
 * HoneyLinkApiException} when it is a refusal, {@link ServerUnreachable} when none comes.
 * Thread-safe.
 */
public final class ApiClient implements AutoCloseable {

  private static final String BASE_PATH = "/api/v1";
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

  private final URI server;
  private final HttpClient http;

  /**
   * @param server scheme, host and port, as in {@code https://localhost:8443}
   */
  public ApiClient(URI server, ServerTrust trust) {
    this.server = server;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(trust.context())
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
  }

  /** Scheme, host and port. */
  public URI server() {
    return server;
  }

  /**
   * @param path behind {@code /api/v1}, with its query
   * @param bearer token; not kept
   */
  public Answer get(String path, Supplier<String> bearer) {
    return object(send(request(path, Optional.of(bearer)).GET()));
  }

  /** Without a token: open to all, or the certificate of the connection says who calls. */
  public Answer getOpen(String path) {
    return object(send(request(path, Optional.empty()).GET()));
  }

  /** As {@link #getOpen}. */
  public Answer postOpen(String path, JsonStructure body) {
    return object(
        send(
            request(path, Optional.empty())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))));
  }

  public Answer post(String path, Supplier<String> bearer, JsonStructure body) {
    return object(
        send(
            request(path, Optional.of(bearer))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))));
  }

  /**
   * What a stranger may have: certificates, revocation lists.
   *
   * @param mediaType that is wanted
   */
  public byte[] getBytes(String path, String mediaType) {
    return send(request(path, Optional.empty()).setHeader("Accept", mediaType).GET()).body();
  }

  /** As {@link #getBytes}, for a question that is bytes itself. */
  public byte[] postBytes(String path, String contentType, byte[] body, String mediaType) {
    return send(request(path, Optional.empty())
            .setHeader("Accept", mediaType)
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofByteArray(body)))
        .body();
  }

  /** Without a token: for the calls that give or take one. */
  public Answer postForm(String path, Map<String, String> fields) {
    return object(send(form(path, fields)));
  }

  /** As {@link #postForm}, for a call without an answer. */
  public void postFormForNothing(String path, Map<String, String> fields) {
    send(form(path, fields));
  }

  private HttpRequest.Builder form(String path, Map<String, String> fields) {
    return request(path, Optional.empty())
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(encode(fields));
  }

  public void delete(String path, Supplier<String> bearer) {
    send(request(path, Optional.of(bearer)).DELETE());
  }

  private HttpRequest.Builder request(String path, Optional<Supplier<String>> bearer) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(BASE_PATH + path))
            .timeout(ANSWER_TIMEOUT)
            .header("Accept", "application/json, application/problem+json");
    bearer.ifPresent(token -> request.header("Authorization", "Bearer " + token.get()));
    return request;
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

  private HttpResponse<byte[]> send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() / 100 == 2) {
        return response;
      }
      throw refusal(response);
    } catch (IOException e) {
      throw new ServerUnreachable(server, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerUnreachable(server, new IOException("interrupted while waiting", e));
    }
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
