package org.honeylink.crypto.secret;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A secret of fixed length, owned by whoever holds the object; overwritten on {@link #close}.
 *
 * <p>Equality takes the same time for all contents of one length. The text form shows the length
 * only. Reading after close throws {@link IllegalStateException}. Thread-safe; do not close while
 * another thread still reads.
 */
public final class SecretBytes implements AutoCloseable {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] bytes;
  private volatile boolean closed;

  private SecretBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The source stays the caller's, who should wipe it. */
  public static SecretBytes copyOf(byte[] source) {
    return new SecretBytes(source.clone());
  }

  /** The array belongs to the secret from now on; the caller forgets it. */
  public static SecretBytes takeOver(byte[] source) {
    return new SecretBytes(Objects.requireNonNull(source));
  }

  /** Fresh bytes of the system's secure random source. */
  public static SecretBytes random(int lengthBytes) {
    byte[] fresh = new byte[lengthBytes];
    RANDOM.nextBytes(fresh);
    return new SecretBytes(fresh);
  }

  public int length() {
    return bytes.length;
  }

  /** A copy, which the caller wipes after use. */
  public byte[] expose(SecretAccess access) {
    return use(access, byte[]::clone);
  }

  /**
   * Lends the bytes themselves: the reader neither keeps nor changes them. Leaves no copy behind.
   *
   * @return what the reader returns
   */
  public <R> R use(SecretAccess access, Function<byte[], R> reader) {
    Objects.requireNonNull(access);
    if (closed) {
      throw new IllegalStateException("This secret was closed; derive or load it again");
    }
    return reader.apply(bytes);
  }

  @Override
  public void close() {
    closed = true;
    Arrays.fill(bytes, (byte) 0);
  }

  /** Same content; a closed secret equals only itself. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof SecretBytes that
            && !closed
            && !that.closed
            && MessageDigest.isEqual(bytes, that.bytes));
  }

  /** Of the length alone, so that it tells nothing. */
  @Override
  public int hashCode() {
    return Integer.hashCode(bytes.length);
  }

  @Override
  public String toString() {
    return "SecretBytes[" + bytes.length + " bytes]";
  }
}
