package org.honeylink.crypto.merkle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Root and proofs of a tree of so many leaves, from hashes of its whole subtrees: about as many of
 * them as the tree is high. Not thread-safe when its source is not.
 */
public final class MerkleTree {

  private final long size;
  private final Subtrees subtrees;

  /**
   * @param size leaves, from 0
   */
  public MerkleTree(long size, Subtrees subtrees) {
    if (size < 0) {
      throw new IllegalArgumentException("A tree has 0 leaves or more; received " + size);
    }
    this.size = size;
    this.subtrees = subtrees;
  }

  public byte[] root() {
    return size == 0 ? MerkleHash.empty() : hash(0, size);
  }

  /**
   * That a leaf is in the tree: {@code PATH(m, D_n)} of RFC 9162 section 2.1.3.1.
   *
   * @return from the leaf's sibling up
   * @throws IllegalArgumentException when the tree has no such leaf
   */
  public List<byte[]> inclusion(long leafIndex) {
    if (leafIndex < 0 || leafIndex >= size) {
      throw new IllegalArgumentException("No leaf " + leafIndex + " in a tree of " + size);
    }
    List<byte[]> path = new ArrayList<>();
    long low = 0;
    long high = size;
    while (high - low > 1) {
      long middle = low + split(high - low);
      if (leafIndex < middle) {
        path.add(hash(middle, high));
        high = middle;
      } else {
        path.add(hash(low, middle));
        low = middle;
      }
    }
    Collections.reverse(path);
    return path;
  }

  /**
   * That this tree is a smaller one with more leaves behind: {@code PROOF(m, D_n)} of RFC 9162
   * section 2.1.4.1.
   *
   * @param before size of the smaller one, at least 1
   * @throws IllegalArgumentException when it is not from 1 to this tree's size
   */
  public List<byte[]> consistency(long before) {
    if (before < 1 || before > size) {
      throw new IllegalArgumentException("No tree of " + before + " before one of " + size);
    }
    List<byte[]> path = new ArrayList<>();
    long low = 0;
    long high = size;
    while (before < high) {
      long middle = low + split(high - low);
      if (before <= middle) {
        path.add(hash(middle, high));
        high = middle;
      } else {
        path.add(hash(low, middle));
        low = middle;
      }
    }
    if (low > 0) { // not the whole of the smaller tree, whose root the verifier has
      path.add(hash(low, high));
    }
    Collections.reverse(path);
    return path;
  }

  /** {@code MTH(D[low:high])}, where low is a multiple of the largest power of two in it. */
  private byte[] hash(long low, long high) {
    long leaves = high - low;
    if (Long.bitCount(leaves) == 1) {
      return subtrees.hash(Long.numberOfTrailingZeros(leaves), low / leaves);
    }
    long middle = low + split(leaves);
    return MerkleHash.node(hash(low, middle), hash(middle, high));
  }

  /** "the largest power of two smaller than n". */
  private static long split(long leaves) {
    return Long.highestOneBit(leaves - 1);
  }
}
