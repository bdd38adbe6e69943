package org.honeylink.crypto.aead;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@link PacketCipher} whose key is changed while packets are under way. Seals with one key and
 * opens with several: the one in use, the one to come, and former ones, for what was sealed before
 * the change and is still on its way. Packet numbers go on across a change; each key on its own
 * refuses numbers that do not grow.
 *
 * <p>One end {@link #prepare prepares} the coming key, and {@link #advance advances} to it when a
 * packet {@link #isNextProven has opened} under it; the other end does both at once. Former keys go
 * on opening until {@link #dropFormer}.
 *
 * <p>While there is one key alone, a packet costs what it costs with {@link PacketCipher}. Else its
 * sealed bytes are copied before the first trial, so that a key that does not fit cannot spoil
 * them. Not thread-safe; every key is wiped when it is dropped, and all of them on close.
 */
public final class RekeyablePacketCipher implements AutoCloseable {

  /** Former keys kept at most; the eldest gives way. More never have packets under way. */
  static final int MOST_FORMER = 2;

  private final List<PacketCipher> former = new ArrayList<>(MOST_FORMER); // newest first
  private PacketCipher current;
  private @Nullable PacketCipher next;
  private boolean nextProven;
  private boolean currentProven;

  /**
   * @param first belongs to this cipher from now on, as does every other that it is given
   */
  public RekeyablePacketCipher(PacketCipher first) {
    this.current = first;
  }

  /** As {@link PacketCipher#seal}, with the key in use. */
  public int seal(long packetNumber, byte[] packet, int offset, int headerBytes, int bodyBytes) {
    return current.seal(packetNumber, packet, offset, headerBytes, bodyBytes);
  }

  /** As {@link PacketCipher#open}, with whichever key fits. */
  public int open(long packetNumber, byte[] packet, int offset, int headerBytes, int sealedBytes) {
    if (next == null && former.isEmpty()) {
      int body = current.open(packetNumber, packet, offset, headerBytes, sealedBytes);
      currentProven |= body >= 0;
      return body;
    }
    return openTrying(packetNumber, packet, offset, headerBytes, sealedBytes);
  }

  /** A packet that does not open is left as it was, so each key gets it whole. */
  private int openTrying(long number, byte[] packet, int offset, int headerBytes, int sealedBytes) {
    int body = current.open(number, packet, offset, headerBytes, sealedBytes);
    if (body >= 0) {
      currentProven = true;
      return body;
    }
    if (next != null) {
      body = next.open(number, packet, offset, headerBytes, sealedBytes);
      if (body >= 0) {
        nextProven = true;
        return body;
      }
    }
    for (int i = 0; i < former.size() && body < 0; i++) {
      body = former.get(i).open(number, packet, offset, headerBytes, sealedBytes);
    }
    return body;
  }

  /** From now on packets open under the coming key as well; one prepared before gives way. */
  public void prepare(PacketCipher coming) {
    if (next != null) {
      next.close();
    }
    next = coming;
    nextProven = false;
  }

  /** Whether a packet has opened under the coming key: the other end has it. */
  public boolean isNextProven() {
    return nextProven;
  }

  /**
   * Seals with the coming key from now on; the one in use so far becomes a former one.
   *
   * @throws IllegalStateException when none was prepared
   */
  public void advance() {
    if (next == null) {
      throw new IllegalStateException("No key was prepared to change to");
    }
    if (former.size() == MOST_FORMER) {
      former.removeLast().close();
    }
    former.addFirst(current);
    current = next;
    currentProven = nextProven;
    next = null;
    nextProven = false;
  }

  /** Whether a packet has opened under the key in use: the other end seals with it. */
  public boolean isCurrentProven() {
    return currentProven;
  }

  /** Wipes the former keys: nothing sealed with them opens any more. */
  public void dropFormer() {
    former.forEach(PacketCipher::close);
    former.clear();
  }

  @Override
  public void close() {
    dropFormer();
    current.close();
    if (next != null) {
      next.close();
    }
  }
}
