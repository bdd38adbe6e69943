package org.honeylink.crypto.merkle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The right edge of a tree that grows from the left: what is needed to go on and to know the root.
 * Takes leaves, and whole subtrees in the place of their leaves. Not thread-safe.
 */
public final class Frontier {

  /** No record: those do not hold arrays. */
  private static final class Whole {
    private final int level;
    private final byte[] hash;

    Whole(int level, byte[] hash) {
      this.level = level;
      this.hash = hash;
    }
  }

  private final Deque<Whole> edge = new ArrayDeque<>();
  private long size;

  /**
   * Adds the next leaves.
   *
   * @param level over 2^level of them; 0 for one
   * @throws IllegalArgumentException when no subtree of that level begins here
   */
  public void add(int level, byte[] hash) {
    if (level < 0 || level > 61 || size % (1L << level) != 0) {
      throw new IllegalArgumentException("No subtree of level " + level + " begins at " + size);
    }
    Whole last = new Whole(level, hash);
    while (!edge.isEmpty() && edge.getLast().level == last.level) {
      last = new Whole(last.level + 1, MerkleHash.node(edge.removeLast().hash, last.hash));
    }
    edge.addLast(last);
    size += 1L << level;
  }

  /** Leaves so far. */
  public long size() {
    return size;
  }

  public byte[] root() {
    Iterator<Whole> fromRight = edge.descendingIterator();
    if (!fromRight.hasNext()) {
      return MerkleHash.empty();
    }
    byte[] hash = fromRight.next().hash;
    while (fromRight.hasNext()) {
      hash = MerkleHash.node(fromRight.next().hash, hash);
    }
    return hash;
  }

  /** Level of the largest whole subtree that begins at a leaf and ends before another. */
  public static int largest(long from, long to) {
    int fits = 63 - Long.numberOfLeadingZeros(to - from);
    return from == 0 ? fits : Math.min(fits, Long.numberOfTrailingZeros(from));
  }
}
