package org.honeylink.control.webhook.infrastructure;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.honeylink.control.webhook.domain.EndpointRules;

/**
 * One HTTP/1.1 POST (RFC 9112) on a connection of its own. Of the answer only the status is read:
 * no body, no redirect, nothing that an endpoint could lead us on with.
 */
final class HttpPost {

  /** From the connection to the status: an endpoint that drips is cut off. */
  static final Duration WHOLE = Duration.ofSeconds(10);

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");
  private static final int MOST_HEAD_BYTES = 16 << 10;

  /**
   * What is posted.
   *
   * @param body not changed by anybody any more
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Content(Map<String, String> headers, byte[] body) {}

  private final PinnedConnection connections;

  HttpPost(PinnedConnection connections) {
    this.connections = connections;
  }

  /**
   * Posts and answers the status.
   *
   * @param address checked; one that the URL's host stands for
   * @param deadline of the whole delivery; nothing is sent after it
   * @throws IOException when there is no status in time
   */
  int post(URI url, InetAddress address, Content content, Deadline deadline) throws IOException {
    int port = EndpointRules.port(url);
    try (Socket plain = connections.connect(address, port, deadline)) {
      Duration left = deadline.left(WHOLE);
      Thread watchdog =
          Thread.ofVirtual().name("honeylink-webhook-limit").start(() -> cut(plain, left));
      try (Socket socket = secured(url, plain, port)) {
        deadline.left(WHOLE);
        write(socket.getOutputStream(), url, content.headers(), content.body());
        return status(new BufferedInputStream(socket.getInputStream()));
      } finally {
        watchdog.interrupt();
      }
    }
  }

  private Socket secured(URI url, Socket plain, int port) throws IOException {
    return "http".equalsIgnoreCase(url.getScheme())
        ? plain
        : connections.secure(plain, Resolver.host(url.getHost()), port);
  }

  private static void cut(Socket socket, Duration after) {
    try {
      Thread.sleep(after);
      socket.close();
    } catch (InterruptedException inTime) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new IllegalStateException("a socket does not close", e);
    }
  }

  private static void write(OutputStream to, URI url, Map<String, String> headers, byte[] body)
      throws IOException {
    StringBuilder head = new StringBuilder("POST ").append(target(url)).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(url.getRawAuthority()).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\n");
    head.append("Connection: close\r\n\r\n");
    BufferedOutputStream out = new BufferedOutputStream(to);
    out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
  }

  private static String target(URI url) {
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }

  /** Skips interim answers (RFC 9110 section 15.2). */
  private static int status(InputStream in) throws IOException {
    int left = MOST_HEAD_BYTES;
    while (true) {
      String line = line(in, left);
      Matcher status = STATUS.matcher(line);
      if (!status.matches()) {
        throw new ProtocolException("the endpoint does not answer in HTTP/1.1");
      }
      int code = Integer.parseInt(status.group(1));
      if (code >= 200) {
        return code;
      }
      while (!line.isEmpty()) {
        left -= line.length() + 1;
        line = line(in, left);
      }
    }
  }

  private static String line(InputStream in, int mostBytes) throws IOException {
    StringBuilder line = new StringBuilder();
    int next = in.read();
    while (next != '\n') {
      if (next < 0) {
        throw new ProtocolException("the endpoint closed without an answer");
      }
      if (line.length() >= mostBytes) {
        throw new ProtocolException("the endpoint's answer has no end");
      }
      line.append((char) next);
      next = in.read();
    }
    return line.toString().stripTrailing();
  }
}
