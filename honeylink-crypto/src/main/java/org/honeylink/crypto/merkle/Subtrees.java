package org.honeylink.crypto.merkle;

/** Where hashes of whole subtrees are kept, each over 2^level leaves. */
@FunctionalInterface
public interface Subtrees {

  /**
   * The hash over the leaves from {@code index * 2^level} on.
   *
   * @param level 0 for a leaf
   * @return 32 bytes, not to be changed
   * @throws RuntimeException when the log has not that many leaves
   */
  byte[] hash(int level, long index);
}
