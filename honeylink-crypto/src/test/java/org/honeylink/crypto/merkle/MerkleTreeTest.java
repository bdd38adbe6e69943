package org.honeylink.crypto.merkle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MerkleTreeTest {

  private static final HexFormat HEX = HexFormat.of();

  /**
   * Leaves of the reference tree that certificate-transparency implementations are held against.
   */
  private static final List<String> REFERENCE_LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static List<byte[]> reference() {
    return REFERENCE_LEAVES.stream().map(HEX::parseHex).map(MerkleHash::leaf).toList();
  }

  private static List<byte[]> leaves(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> MerkleHash.leaf(new byte[] {(byte) i, (byte) (i >> 8)}))
        .toList();
  }

  /** Every subtree computed anew from the leaves. */
  private static MerkleTree tree(List<byte[]> leaves) {
    return new MerkleTree(leaves.size(), (level, index) -> subtree(leaves, level, index));
  }

  private static byte[] subtree(List<byte[]> leaves, int level, long index) {
    return level == 0
        ? leaves.get((int) index)
        : MerkleHash.node(
            subtree(leaves, level - 1, 2 * index), subtree(leaves, level - 1, 2 * index + 1));
  }

  @ParameterizedTest
  @CsvSource({
    "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
  })
  void rootsAreThoseOfTheReferenceTree(int size, String root) {
    assertEquals(root, HEX.formatHex(tree(reference().subList(0, size)).root()));
    Frontier frontier = new Frontier();
    reference().subList(0, size).forEach(leaf -> frontier.add(0, leaf));
    assertEquals(root, HEX.formatHex(frontier.root()));
  }

  @Test
  void everyProofOfEverySizeVerifies() {
    for (int size = 1; size <= 130; size++) {
      List<byte[]> leaves = leaves(size);
      MerkleTree tree = tree(leaves);
      byte[] root = tree.root();
      for (int i = 0; i < size; i++) {
        assertTrue(
            MerkleProofs.includes(root, size, i, leaves.get(i), tree.inclusion(i)),
            i + " of " + size);
        byte[] before = tree(leaves.subList(0, i + 1)).root();
        assertTrue(
            MerkleProofs.extend(before, i + 1, root, size, tree.consistency(i + 1)),
            i + 1 + " to " + size);
      }
    }
  }

  @Test
  void noProofVerifiesWithOneBitChanged() {
    for (int size = 1; size <= 18; size++) {
      List<byte[]> leaves = leaves(size);
      MerkleTree tree = tree(leaves);
      for (int i = 0; i < size; i++) {
        int index = i;
        int n = size;
        List<byte[]> inclusion = new ArrayList<>(tree.inclusion(i));
        inclusion.add(leaves.get(i));
        inclusion.add(tree.root());
        eachBitChanged(
            inclusion,
            all ->
                MerkleProofs.includes(
                    all.getLast(),
                    n,
                    index,
                    all.get(all.size() - 2),
                    all.subList(0, all.size() - 2)));
        List<byte[]> consistency = new ArrayList<>(tree.consistency(i + 1));
        consistency.add(tree(leaves.subList(0, i + 1)).root());
        consistency.add(tree.root());
        eachBitChanged(
            consistency,
            all ->
                MerkleProofs.extend(
                    all.get(all.size() - 2),
                    index + 1,
                    all.getLast(),
                    n,
                    all.subList(0, all.size() - 2)));
      }
    }
  }

  private static void eachBitChanged(
      List<byte[]> parts, java.util.function.Predicate<List<byte[]>> verifies) {
    assertTrue(verifies.test(parts));
    for (int part = 0; part < parts.size(); part++) {
      for (int bit = 0; bit < 256; bit++) {
        List<byte[]> changed = new ArrayList<>(parts);
        byte[] copy = parts.get(part).clone();
        copy[bit / 8] ^= (byte) (1 << bit % 8);
        changed.set(part, copy);
        assertFalse(verifies.test(changed), "part " + part + ", bit " + bit);
      }
    }
  }

  @Test
  void aProofHoldsForItsOwnPlaceAndSizeOnly() {
    List<byte[]> leaves = leaves(13);
    MerkleTree tree = tree(leaves);
    List<byte[]> proof = tree.inclusion(5);
    for (int i = 0; i < 13; i++) {
      assertEquals(i == 5, MerkleProofs.includes(tree.root(), 13, i, leaves.get(5), proof));
    }
    assertFalse(MerkleProofs.includes(tree.root(), 13, -1, leaves.get(5), proof));
    assertFalse(MerkleProofs.includes(tree.root(), 13, 13, leaves.get(5), proof));
    assertFalse(MerkleProofs.includes(tree.root(), 13, 5, leaves.get(5), proof.subList(1, 4)));
    assertThrows(IllegalArgumentException.class, () -> tree.inclusion(13));
    assertThrows(IllegalArgumentException.class, () -> tree.consistency(14));
  }

  @Test
  void subtreesStandForTheirLeaves() {
    List<byte[]> leaves = leaves(100);
    for (int from = 0; from < 100; from += 7) {
      Frontier frontier = new Frontier();
      long at = 0;
      while (at < 100) {
        long end = at < from ? from : 100;
        int level = Frontier.largest(at, end);
        frontier.add(level, subtree(leaves, level, at >> level));
        at += 1L << level;
      }
      assertArrayEquals(tree(leaves).root(), frontier.root());
    }
  }
}
