package org.honeylink.web.idempotency;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.honeylink.control.idempotency.domain.KeptAnswer;
import org.honeylink.web.error.Problem;
import org.jspecify.annotations.Nullable;

/**
 * An answer that does not go out before it is known that it counts. Headers that belong to the
 * answer are held back as well, so that another answer can stand in for it.
 */
final class HeldAnswer extends HttpServletResponseWrapper {

  private static final List<String> OF_THE_ANSWER =
      List.of("Location", "ETag", "Link", "Warning", "Deprecation", "Retry-After");

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final Map<String, String> held = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Bytes stream = new Bytes(body);
  private final PrintWriter writer = new PrintWriter(stream, false, StandardCharsets.UTF_8);

  HeldAnswer(HttpServletResponse response) {
    super(response);
  }

  /** As it is to be told again. */
  KeptAnswer kept() {
    writer.flush();
    Map<String, String> headers = new LinkedHashMap<>(held);
    Optional.ofNullable(getContentType()).ifPresent(type -> headers.put("Content-Type", type));
    return new KeptAnswer(getStatus(), headers, body.toByteArray());
  }

  void send() throws IOException {
    writer.flush();
    held.forEach(super::setHeader);
    if (body.size() > 0) {
      super.setContentLength(body.size());
      body.writeTo(super.getOutputStream());
    }
  }

  /** Sends another answer in its place. */
  void sendInstead(Problem problem) throws IOException {
    byte[] json = problem.json().getBytes(StandardCharsets.UTF_8);
    super.setStatus(problem.status());
    super.setContentType(Problem.MEDIA_TYPE);
    problem.headers().forEach(super::setHeader);
    super.setContentLength(json.length);
    super.getOutputStream().write(json);
  }

  @Override
  public void setHeader(String name, @Nullable String value) {
    if (value != null && OF_THE_ANSWER.contains(name)) {
      held.put(name, value);
    } else {
      super.setHeader(name, value);
    }
  }

  @Override
  public void addHeader(String name, String value) {
    if (OF_THE_ANSWER.contains(name)) {
      held.put(name, value);
    } else {
      super.addHeader(name, value);
    }
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return stream;
  }

  @Override
  public PrintWriter getWriter() {
    return writer;
  }

  @Override
  public void setContentLength(int length) {
    // Told when it is sent.
  }

  @Override
  public void setContentLengthLong(long length) {
    // Told when it is sent.
  }

  @Override
  public void flushBuffer() {
    // Nothing goes out yet.
  }

  @Override
  public void resetBuffer() {
    body.reset();
  }

  @Override
  public void reset() {
    body.reset();
    held.clear();
    super.reset();
  }

  private static final class Bytes extends ServletOutputStream {

    private final ByteArrayOutputStream body;

    private Bytes(ByteArrayOutputStream body) {
      this.body = body;
    }

    @Override
    public void write(int value) {
      body.write(value);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      body.write(bytes, from, length);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new IllegalStateException("A call with a key is answered at once");
    }
  }
}
