package org.honeylink.control.session.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.honeylink.control.session.application.TenantPools;
import org.honeylink.control.session.domain.BandwidthPool;
import org.honeylink.control.session.domain.BandwidthPool.Owner;
import org.honeylink.control.session.domain.GiveWay.Allocation;
import org.honeylink.control.shared.infrastructure.Database;

/**
 * Pools in the table {@code tenant_bandwidth_slot}: a tenant has allocated what its slots hold
 * together. While each slot holds no more than its share of the capacity, the sum is inside it
 * whatever the others do; so one slot that has room is enough to let a request in, and sixteen
 * requests of a tenant commit side by side. When no free slot has room, or one holds more than its
 * share, because the capacity was lowered, all of them are locked, in order, and evened out: the
 * sum decides. A slot may fall below 0: giving back goes to any slot.
 */
@ApplicationScoped
public class JdbcTenantPools implements TenantPools {

  private static final int SLOTS = 16;

  /** Streams that are looked at for giving way; a tenant may have many thousands. */
  private static final int MOST_GIVING_WAY = 1_000;

  private static final String CAPACITY =
      "select coalesce((select capacity_kbps from tenant_bandwidth where tenant_id = ?), ?)";
  private static final String TAKE_ONE =
      "update tenant_bandwidth_slot set allocated_kbps = allocated_kbps + ?"
          + " where tenant_id = ? and slot = (select slot from tenant_bandwidth_slot"
          + " where tenant_id = ? and allocated_kbps + ? <= ?"
          + " and not exists (select 1 from tenant_bandwidth_slot over"
          + " where over.tenant_id = ? and over.allocated_kbps > ?)"
          + " order by (slot + ?) % 16 limit 1 for update skip locked)";
  private static final String LOCK_ALL =
      "select allocated_kbps from tenant_bandwidth_slot where tenant_id = ? order by slot"
          + " for update";
  private static final String SUM =
      "select coalesce(sum(allocated_kbps), 0)::bigint from tenant_bandwidth_slot"
          + " where tenant_id = ?";
  private static final String EVEN_OUT =
      "update tenant_bandwidth_slot set allocated_kbps = ? / 16 + case when slot < mod(?, 16) then"
          + " 1 else 0 end where tenant_id = ?";
  private static final String TENANTS =
      "select distinct tenant_id from tenant_bandwidth_slot order by tenant_id";
  private static final String MAKE =
      "insert into tenant_bandwidth_slot (tenant_id, slot, allocated_kbps)"
          + " select ?, generate_series(0, 15), 0 on conflict do nothing";
  private static final String LESS_IMPORTANT =
      "select t.session_id, t.name, t.priority, t.bandwidth_kbps from session s"
          + " join session_stream t on t.session_id = s.id where s.tenant_id = ? and s.state <>"
          + " 'CLOSED' and t.priority < ? order by t.priority, t.bandwidth_kbps desc limit "
          + MOST_GIVING_WAY;

  @Inject private Database database;

  @Inject
  @ConfigProperty(name = "honeylink.tenant.bandwidth-kbps", defaultValue = "100000000")
  private long defaultKbps;

  @Override
  public Optional<BandwidthPool> take(String tenantId, long kbps) {
    if (kbps == 0) {
      return Optional.empty();
    }
    try (Connection connection = database.connection()) {
      long capacity = capacity(connection, tenantId);
      // A capacity that is no multiple of the slots leaves its rest to those who lock all of them.
      return takeOne(connection, tenantId, kbps, capacity / SLOTS)
          ? Optional.empty()
          : takeOfAll(connection, tenantId, kbps, capacity);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot allocate bandwidth of tenant " + tenantId, e);
    }
  }

  @Override
  public void giveBack(String tenantId, long kbps) {
    take(tenantId, -kbps).ifPresent(never -> {});
  }

  private static boolean takeOne(Connection connection, String tenantId, long kbps, long share)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(TAKE_ONE)) {
      update.setLong(1, kbps);
      update.setString(2, tenantId);
      update.setString(3, tenantId);
      update.setLong(4, kbps);
      update.setLong(5, kbps < 0 ? Long.MAX_VALUE : share);
      update.setString(6, tenantId);
      update.setLong(7, kbps < 0 ? Long.MAX_VALUE : share);
      update.setInt(8, ThreadLocalRandom.current().nextInt(SLOTS));
      return update.executeUpdate() == 1;
    }
  }

  private static Optional<BandwidthPool> takeOfAll(
      Connection connection, String tenantId, long kbps, long capacity) throws SQLException {
    // What is committed only: with what others are about to take there is no more room than that.
    long committed = kbps > 0 ? sum(connection, tenantId) : 0;
    if (kbps > 0 && committed + kbps > capacity) {
      return Optional.of(new BandwidthPool(Owner.TENANT, capacity, capacity - committed));
    }
    make(connection, tenantId);
    long allocated = lockAll(connection, tenantId);
    if (kbps > 0 && allocated + kbps > capacity) {
      return Optional.of(new BandwidthPool(Owner.TENANT, capacity, capacity - allocated));
    }
    evenOut(connection, tenantId, allocated + kbps);
    return Optional.empty();
  }

  private static long sum(Connection connection, String tenantId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SUM)) {
      select.setString(1, tenantId);
      return number(select);
    }
  }

  /** The first request of a tenant; who comes at the same time waits for its commit. */
  private static void make(Connection connection, String tenantId) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(MAKE)) {
      insert.setString(1, tenantId);
      insert.executeUpdate();
    }
  }

  private static long lockAll(Connection connection, String tenantId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LOCK_ALL)) {
      select.setString(1, tenantId);
      long sum = 0;
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          sum += rows.getLong(1);
        }
      }
      return sum;
    }
  }

  @Override
  public void evenOut() {
    try (Connection connection = database.connection();
        PreparedStatement select = connection.prepareStatement(TENANTS);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        String tenantId = rows.getString(1);
        evenOut(connection, tenantId, lockAll(connection, tenantId));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot even out the bandwidth of tenants", e);
    }
  }

  /** Called with all slots locked. */
  private static void evenOut(Connection connection, String tenantId, long allocated)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(EVEN_OUT)) {
      update.setLong(1, allocated);
      update.setLong(2, allocated);
      update.setString(3, tenantId);
      update.executeUpdate();
    }
  }

  private long capacity(Connection connection, String tenantId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(CAPACITY)) {
      select.setString(1, tenantId);
      select.setLong(2, defaultKbps);
      return number(select);
    }
  }

  @Override
  public BandwidthPool read(String tenantId) {
    try (Connection connection = database.connection()) {
      long capacity = capacity(connection, tenantId);
      return new BandwidthPool(Owner.TENANT, capacity, capacity - sum(connection, tenantId));
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read the bandwidth of tenant " + tenantId, e);
    }
  }

  private static long number(PreparedStatement select) throws SQLException {
    try (ResultSet rows = select.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public List<Allocation> lessImportant(String tenantId, int priority) {
    try (Connection connection = database.connection();
        PreparedStatement select = connection.prepareStatement(LESS_IMPORTANT)) {
      select.setString(1, tenantId);
      select.setInt(2, priority);
      List<Allocation> found = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(
              new Allocation(
                  rows.getObject(1, UUID.class),
                  rows.getString(2),
                  rows.getInt(3),
                  rows.getLong(4)));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read what tenant " + tenantId + " allocates", e);
    }
  }
}
