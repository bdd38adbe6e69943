package org.honeylink.control.audit.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.honeylink.control.audit.application.AuditLog;
import org.honeylink.control.audit.domain.AuditEvent;
import org.honeylink.control.audit.domain.LeafEvent;
import org.honeylink.control.audit.domain.LogSelection;
import org.honeylink.control.audit.domain.LoggedEvent;
import org.honeylink.control.audit.domain.SignedHead;
import org.honeylink.control.shared.infrastructure.Database;
import org.honeylink.control.shared.infrastructure.TimeColumn;
import org.honeylink.crypto.merkle.Subtrees;

/** The log in the tables {@code audit_leaf}, {@code audit_tile} and {@code audit_head}. */
@ApplicationScoped
public class JdbcAuditLog implements AuditLog {

  /** {@code HLAUDIT} in ASCII; nobody else uses it. */
  private static final long TURN = 0x484c4155444954L;

  private static final String UNSEQUENCED =
      "select e.* from (select event_id from audit_unsequenced order by event_id limit ?) q"
          + " join audit_event e on e.event_id = q.event_id order by e.event_id";
  private static final String SIZE = "select coalesce(max(leaf_index) + 1, 0) from audit_leaf";
  private static final String ADD_LEAVES =
      "insert into audit_leaf (leaf_index, event_id, leaf_hash)"
          + " select ? + n - 1, id, hash from unnest(?, ?) with ordinality as t (id, hash, n)";
  private static final String UNQUEUE = "delete from audit_unsequenced where event_id = any (?)";
  private static final String ADD_TILE =
      "insert into audit_tile (level, tile_index, root, hashes) values (?, ?, ?, ?)";
  private static final String LATEST =
      "select tree_size, signed_at, root, note from audit_head order by tree_size desc, signed_at"
          + " desc limit 1";
  private static final String ADD_HEAD =
      "insert into audit_head (tree_size, signed_at, root, note) values (?, ?, ?, ?)";

  @Inject private Database database;

  @FunctionalInterface
  private interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  private <T> T run(Work<T> work) {
    try (Connection connection = database.connection()) {
      return work.with(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("the audit log cannot be reached", e);
    }
  }

  @Override
  public boolean takeTurn() {
    return run(
        connection -> {
          try (PreparedStatement lock =
              connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, TURN);
            ResultSet row = lock.executeQuery();
            return row.next() && row.getBoolean(1);
          }
        });
  }

  @Override
  public List<LeafEvent> unsequenced(int most) {
    return run(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(UNSEQUENCED)) {
            select.setInt(1, most);
            return AuditRows.leaves(select.executeQuery());
          }
        });
  }

  @Override
  public long size() {
    return run(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(SIZE)) {
            ResultSet row = select.executeQuery();
            row.next();
            return row.getLong(1);
          }
        });
  }

  @Override
  public void append(long firstIndex, List<UUID> eventIds, List<byte[]> leafHashes) {
    run(
        connection -> {
          try (PreparedStatement leaves = connection.prepareStatement(ADD_LEAVES);
              PreparedStatement queue = connection.prepareStatement(UNQUEUE)) {
            leaves.setLong(1, firstIndex);
            leaves.setArray(2, connection.createArrayOf("uuid", eventIds.toArray()));
            leaves.setArray(
                3, connection.createArrayOf("bytea", leafHashes.toArray(byte[][]::new)));
            leaves.executeUpdate();
            queue.setArray(1, connection.createArrayOf("uuid", eventIds.toArray()));
            queue.executeUpdate();
          }
          addTiles(connection, firstIndex, firstIndex + eventIds.size());
          return eventIds.size();
        });
  }

  /** Those that became whole: at each level the ones between the size before and the size now. */
  private static void addTiles(Connection connection, long before, long now) throws SQLException {
    long from = before >> StoredSubtrees.TILE_HEIGHT;
    long to = now >> StoredSubtrees.TILE_HEIGHT;
    for (int level = 0; from < to; level++) {
      for (long index = from; index < to; index++) {
        byte[] hashes = StoredSubtrees.hashes(connection, level, index);
        try (PreparedStatement insert = connection.prepareStatement(ADD_TILE)) {
          insert.setInt(1, level);
          insert.setLong(2, index);
          insert.setBytes(3, StoredSubtrees.root(hashes));
          insert.setBytes(4, hashes);
          insert.executeUpdate();
        }
      }
      from >>= StoredSubtrees.TILE_HEIGHT;
      to >>= StoredSubtrees.TILE_HEIGHT;
    }
  }

  @Override
  public Optional<SignedHead> latestHead() {
    return run(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(LATEST)) {
            ResultSet row = select.executeQuery();
            return row.next()
                ? Optional.of(
                    new SignedHead(
                        row.getLong("tree_size"),
                        TimeColumn.read(row, "signed_at"),
                        Base64.getEncoder().encodeToString(row.getBytes("root")),
                        row.getString("note")))
                : Optional.empty();
          }
        });
  }

  @Override
  public void keep(SignedHead head) {
    run(
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(ADD_HEAD)) {
            insert.setLong(1, head.treeSize());
            insert.setObject(2, TimeColumn.of(head.signedAt()));
            insert.setBytes(3, Base64.getDecoder().decode(head.rootHash()));
            insert.setString(4, head.note());
            return insert.executeUpdate();
          }
        });
  }

  @Override
  public Optional<AuditEvent> find(String tenantId, UUID eventId) {
    String sql =
        "select " + AuditRows.COLUMNS + " from audit_event where event_id = ? and tenant_id = ?";
    return run(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, eventId);
            select.setString(2, tenantId);
            return AuditRows.events(select.executeQuery()).stream().findFirst();
          }
        });
  }

  @Override
  public OptionalLong leafOf(UUID eventId) {
    return run(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement("select leaf_index from audit_leaf where event_id = ?")) {
            select.setObject(1, eventId);
            ResultSet row = select.executeQuery();
            return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
          }
        });
  }

  @Override
  public Subtrees subtrees() {
    return new StoredSubtrees(database);
  }

  @Override
  public Optional<Range> range(LogSelection selection) {
    if (selection.isOfAllTimes()) {
      long size = size();
      return Optional.of(new Range(0, size - 1, size));
    }
    Conditions conditions = conditions(selection);
    String sql =
        "select min(l.leaf_index), max(l.leaf_index), count(*) from audit_event e"
            + " join audit_leaf l on l.event_id = e.event_id where "
            + conditions.sql();
    return run(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            conditions.bind(select);
            ResultSet row = select.executeQuery();
            row.next();
            return row.getLong(3) == 0
                ? Optional.empty()
                : Optional.of(new Range(row.getLong(1), row.getLong(2), row.getLong(3)));
          }
        });
  }

  @Override
  public List<LoggedEvent> events(LogSelection selection, long from, long to) {
    Conditions conditions = conditions(selection);
    conditions.add("l.leaf_index >= ?", Optional.of(from));
    conditions.add("l.leaf_index < ?", Optional.of(to));
    String sql =
        "select l.leaf_index, e.* from audit_leaf l join audit_event e on e.event_id = l.event_id"
            + " where "
            + conditions.sql()
            + " order by l.leaf_index";
    return run(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            conditions.bind(select);
            ResultSet rows = select.executeQuery();
            List<LoggedEvent> events = new ArrayList<>();
            while (rows.next()) {
              events.add(new LoggedEvent(rows.getLong("leaf_index"), AuditRows.event(rows)));
            }
            return events;
          }
        });
  }

  private static Conditions conditions(LogSelection selection) {
    Conditions conditions = new Conditions();
    conditions.add("true");
    conditions.add("e.tenant_id = ?", selection.tenantId());
    conditions.add("e.time >= ?", selection.from().map(TimeColumn::of));
    conditions.add("e.time < ?", selection.to().map(TimeColumn::of));
    conditions.add("e.event_id >= ?", selection.from().map(AuditRows::leastId));
    conditions.add("e.event_id < ?", selection.to().map(AuditRows::idAfter));
    conditions.add(
        "e.event_id >= ?", selection.month().map(LogSelection::begin).map(AuditRows::floor));
    conditions.add(
        "e.event_id < ?",
        selection
            .month()
            .map(month -> month.plusMonths(1))
            .map(LogSelection::begin)
            .map(AuditRows::floor));
    return conditions;
  }
}
