package org.honeylink.tests.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.honeylink.tests.server.RunningServer;
import org.honeylink.tests.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a browser does: a connection of HTTP/2, and at once many requests on it. */
@ExtendWith(RunningServer.class)
class ManyStreamsIT {

  private static final int CONNECTIONS = 80;
  private static final int STREAMS = 8;

  private final SSLContext trusting;
  private final HttpRequest request;

  ManyStreamsIT(TestServer server) {
    trusting = TrustedChain.context(server.dataDirectory());
    request = HttpRequest.newBuilder(URI.create(server.baseUri() + "/api/v1/devices")).build();
  }

  @Test
  void allRequestsOfANewConnectionAreAnswered() {
    for (int i = 0; i < CONNECTIONS; i++) {
      try (HttpClient client = HttpClient.newBuilder().sslContext(trusting).build()) {
        // The first makes the connection, without which the others would each make their own.
        assertEquals(List.of(401), answers(client, 1));
        assertEquals(Collections.nCopies(STREAMS, 401), answers(client, STREAMS));
      }
    }
  }

  private List<Integer> answers(HttpClient client, int count) {
    return Stream.generate(() -> client.sendAsync(request, BodyHandlers.ofString()))
        .limit(count)
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .map(HttpResponse::statusCode)
        .toList();
  }
}
