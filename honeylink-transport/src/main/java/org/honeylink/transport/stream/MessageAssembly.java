package org.honeylink.transport.stream;

import java.util.Objects;
import org.honeylink.transport.packet.Fragment;
import org.jspecify.annotations.Nullable;

/** A message that came in part. */
final class MessageAssembly {

  /** What a fragment did. */
  enum Added {
    NEW,
    DUPLICATE,
    /** Contradicts what came before. */
    MALFORMED
  }

  private final byte[] @Nullable [] parts;
  private int missing;
  private int bytes;
  private boolean rebuilt;

  MessageAssembly(int fragments) {
    this.parts = new byte[fragments][];
    this.missing = fragments;
  }

  /** Whether a fragment belongs to an earlier cutting, into fewer pieces, or comes too late. */
  boolean isOutdated(Fragment fragment) {
    return fragment.count() < parts.length || isComplete();
  }

  /** Whether a fragment belongs to a later cutting; a whole message needs none. */
  boolean isOutdatedBy(Fragment fragment) {
    return fragment.count() > parts.length && !isComplete();
  }

  /** Whether its place is taken. */
  boolean has(Fragment fragment) {
    return fragment.index() < parts.length && parts[fragment.index()] != null;
  }

  Added add(Fragment fragment, byte[] source, boolean wasRebuilt) {
    if (fragment.count() != parts.length) {
      return Added.MALFORMED;
    }
    if (parts[fragment.index()] != null) {
      return Added.DUPLICATE;
    }
    byte[] part = new byte[fragment.byteCount()];
    System.arraycopy(source, fragment.bytesOffset(), part, 0, part.length);
    parts[fragment.index()] = part;
    missing--;
    bytes += part.length;
    rebuilt |= wasRebuilt;
    return Added.NEW;
  }

  boolean isComplete() {
    return missing == 0;
  }

  int bytes() {
    return bytes;
  }

  boolean isRebuilt() {
    return rebuilt;
  }

  long cost() {
    return MessageCost.of(bytes, parts.length);
  }

  /** The message; only when complete. */
  byte[] join() {
    if (parts.length == 1) {
      return Objects.requireNonNull(parts[0]);
    }
    byte[] message = new byte[bytes];
    int offset = 0;
    for (byte[] part : parts) {
      byte[] present = Objects.requireNonNull(part);
      System.arraycopy(present, 0, message, offset, present.length);
      offset += present.length;
    }
    return message;
  }
}
