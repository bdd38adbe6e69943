package org.honeylink.control.idempotency.domain;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The first answer to a call. It may hold one-time secrets, so it is a class without a text form;
 * its bytes are sealed wherever they are kept.
 */
public final class KeptAnswer {

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  /**
   * @param headers those that belong to the answer and not to the call, such as {@code Location}
   * @param body not copied
   */
  public KeptAnswer(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  public int status() {
    return status;
  }

  public Map<String, String> headers() {
    return headers;
  }

  /** Not a copy. */
  public byte[] body() {
    return body;
  }

  /** Opposite of {@link #of}; to be sealed, then wiped. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length + 256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(status);
      out.writeInt(headers.size());
      for (Map.Entry<String, String> header : new TreeMap<>(headers).entrySet()) {
        out.writeUTF(header.getKey());
        out.writeUTF(header.getValue());
      }
      out.writeInt(body.length);
      out.write(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** Reads what {@link #bytes} wrote. */
  public static KeptAnswer of(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int status = in.readInt();
      Map<String, String> headers = new TreeMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        headers.put(in.readUTF(), in.readUTF());
      }
      return new KeptAnswer(status, headers, in.readNBytes(in.readInt()));
    } catch (IOException notOurs) {
      throw new UncheckedIOException(notOurs);
    }
  }
}
