package org.honeylink.control.audit.infrastructure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.honeylink.control.shared.infrastructure.Database;
import org.honeylink.crypto.merkle.MerkleHash;
import org.honeylink.crypto.merkle.Subtrees;

/**
 * Hashes of whole subtrees from tiles of 256: whole tiles as they are stored, the one at the right
 * edge from leaves or from the roots of the tiles below. Remembers the tiles read last, so it lives
 * as long as one piece of work. Not thread-safe.
 */
final class StoredSubtrees implements Subtrees {

  static final int TILE_HEIGHT = 8;
  static final int TILE = 1 << TILE_HEIGHT;
  private static final int REMEMBERED = 64;
  private static final String WHOLE =
      "select hashes from audit_tile where level = ? and tile_index = ?";
  private static final String LEAVES =
      "select leaf_hash from audit_leaf where leaf_index >= ? and leaf_index < ? order by"
          + " leaf_index";
  private static final String ROOTS =
      "select root from audit_tile where level = ? and tile_index >= ? and tile_index < ? order by"
          + " tile_index";

  private record Place(int level, long index) {}

  private final Database database;
  private final Map<Place, byte[]> tiles =
      new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, byte[]> eldest) {
          return size() > REMEMBERED;
        }
      };

  StoredSubtrees(Database database) {
    this.database = database;
  }

  @Override
  public byte[] hash(int level, long index) {
    int tileLevel = level / TILE_HEIGHT;
    int height = level % TILE_HEIGHT;
    long first = index << height;
    byte[] tile =
        tiles.computeIfAbsent(new Place(tileLevel, first >> TILE_HEIGHT), this::readUnlessAway);
    int from = (int) (first & (TILE - 1)) * MerkleHash.BYTES;
    int bytes = MerkleHash.BYTES << height;
    if (from + bytes > tile.length) {
      throw new IllegalStateException("the log has no subtree " + index + " of level " + level);
    }
    return root(Arrays.copyOfRange(tile, from, from + bytes));
  }

  /** Root over hashes that stand one after another, a power of two of them. */
  static byte[] root(byte[] hashes) {
    byte[] level = hashes;
    while (level.length > MerkleHash.BYTES) {
      byte[] above = new byte[level.length / 2];
      for (int at = 0; at < above.length; at += MerkleHash.BYTES) {
        byte[] left = Arrays.copyOfRange(level, 2 * at, 2 * at + MerkleHash.BYTES);
        byte[] right =
            Arrays.copyOfRange(level, 2 * at + MerkleHash.BYTES, 2 * (at + MerkleHash.BYTES));
        System.arraycopy(MerkleHash.node(left, right), 0, above, at, MerkleHash.BYTES);
      }
      level = above;
    }
    return level;
  }

  private byte[] readUnlessAway(Place place) {
    try (Connection connection = database.connection()) {
      return read(connection, place);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read the audit log", e);
    }
  }

  private static byte[] read(Connection connection, Place place) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(WHOLE)) {
      select.setInt(1, place.level());
      select.setLong(2, place.index());
      ResultSet row = select.executeQuery();
      if (row.next()) {
        return row.getBytes(1);
      }
    }
    return place.level() == 0
        ? hashes(connection, LEAVES, place.index() * TILE)
        : hashes(connection, ROOTS, place.level() - 1, place.index() * TILE);
  }

  /** Hashes of a tile that is not stored, as many as there are. */
  static byte[] hashes(Connection connection, int level, long tileIndex) throws SQLException {
    return level == 0
        ? hashes(connection, LEAVES, tileIndex * TILE)
        : hashes(connection, ROOTS, level - 1, tileIndex * TILE);
  }

  private static byte[] hashes(Connection connection, String sql, long... values)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        select.setLong(i + 1, values[i]);
      }
      select.setLong(values.length + 1, values[values.length - 1] + TILE);
      byte[] hashes = new byte[TILE * MerkleHash.BYTES];
      int count = 0;
      ResultSet rows = select.executeQuery();
      while (rows.next()) {
        System.arraycopy(rows.getBytes(1), 0, hashes, count++ * MerkleHash.BYTES, MerkleHash.BYTES);
      }
      return Arrays.copyOf(hashes, count * MerkleHash.BYTES);
    }
  }
}
