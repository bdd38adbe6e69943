package org.honeylink.crypto.merkle;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Checks proofs, whoever made them. */
public final class MerkleProofs {

  private MerkleProofs() {}

  /** RFC 9162 section 2.1.3.2. */
  public static boolean includes(
      byte[] root, long size, long leafIndex, byte[] leafHash, List<byte[]> path) {
    if (leafIndex < 0 || leafIndex >= size) {
      return false;
    }
    long fn = leafIndex;
    long sn = size - 1;
    byte[] hash = leafHash;
    for (byte[] other : path) {
      if (sn == 0) {
        return false;
      }
      if (isOdd(fn) || fn == sn) {
        hash = MerkleHash.node(other, hash);
        int up = isOdd(fn) ? 0 : levels(fn);
        fn >>= up;
        sn >>= up;
      } else {
        hash = MerkleHash.node(hash, other);
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 && MessageDigest.isEqual(hash, root);
  }

  /** RFC 9162 section 2.1.4.2. */
  public static boolean extend(
      byte[] before, long beforeSize, byte[] root, long size, List<byte[]> path) {
    if (beforeSize < 1 || beforeSize > size) {
      return false;
    }
    if (beforeSize == size) {
      return path.isEmpty() && Arrays.equals(before, root);
    }
    List<byte[]> whole = new ArrayList<>(path);
    if (Long.bitCount(beforeSize) == 1) {
      whole.addFirst(before);
    }
    return !whole.isEmpty() && grows(before, beforeSize, root, size, whole);
  }

  private static boolean grows(
      byte[] before, long beforeSize, byte[] root, long size, List<byte[]> path) {
    int shared = Long.numberOfTrailingZeros(beforeSize);
    long fn = (beforeSize - 1) >> shared;
    long sn = (size - 1) >> shared;
    byte[] old = path.getFirst();
    byte[] fresh = old;
    for (byte[] other : path.subList(1, path.size())) {
      if (sn == 0) {
        return false;
      }
      if (isOdd(fn) || fn == sn) {
        old = MerkleHash.node(other, old);
        fresh = MerkleHash.node(other, fresh);
        int up = isOdd(fn) ? 0 : levels(fn);
        fn >>= up;
        sn >>= up;
      } else {
        fresh = MerkleHash.node(fresh, other);
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 && MessageDigest.isEqual(old, before) && MessageDigest.isEqual(fresh, root);
  }

  private static boolean isOdd(long number) {
    return (number & 1) == 1;
  }

  /** "right-shift both fn and sn equally until either LSB(fn) is set or fn is 0". */
  private static int levels(long fn) {
    return fn == 0 ? 0 : Long.numberOfTrailingZeros(fn);
  }
}
