package org.honeylink.control.trust.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.infrastructure.Database;
import org.honeylink.control.shared.infrastructure.TimeColumn;
import org.honeylink.control.trust.application.GenerationStore;
import org.honeylink.control.trust.domain.MasterGeneration;
import org.honeylink.control.trust.domain.MasterGeneration.State;

/** Generations in the table {@code device_key_generation}, many in one statement. */
@ApplicationScoped
public class JdbcGenerationStore implements GenerationStore {

  private static final String INSERT =
      "insert into device_key_generation (state, activated_at, acknowledged_at, retires_at,"
          + " retired_at, device_id, generation, prepared_at) values (?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String UPDATE =
      "update device_key_generation set state = ?, activated_at = ?,"
          + " acknowledged_at = coalesce(acknowledged_at, ?), retires_at = ?, retired_at = ?"
          + " where device_id = ? and generation = ?";
  private static final String ACKNOWLEDGE =
      "update device_key_generation set acknowledged_at = ? where device_id = ? and generation = ?"
          + " and acknowledged_at is null and state in ('PREPARED', 'ACTIVE')";
  private static final String SELECT =
      "select * from device_key_generation where device_id = any(?) order by device_id, generation";

  @Inject private Database database;

  @Override
  public void add(Collection<MasterGeneration> generations) {
    try (Connection connection = database.connection();
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (MasterGeneration each : generations) {
        bind(insert, each);
        insert.setObject(8, TimeColumn.of(each.preparedAt()));
        insert.addBatch();
      }
      insert.executeBatch();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot write generations of device masters", e);
    }
  }

  @Override
  public void change(Collection<MasterGeneration> generations) {
    try (Connection connection = database.connection();
        PreparedStatement update = connection.prepareStatement(UPDATE)) {
      for (MasterGeneration each : generations) {
        bind(update, each);
        update.addBatch();
      }
      update.executeBatch();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot change generations of device masters", e);
    }
  }

  private static void bind(PreparedStatement statement, MasterGeneration each) throws SQLException {
    statement.setString(1, each.state().name());
    statement.setObject(2, TimeColumn.of(each.activatedAt()));
    statement.setObject(3, TimeColumn.of(each.acknowledgedAt()));
    statement.setObject(4, TimeColumn.of(each.retiresAt()));
    statement.setObject(5, TimeColumn.of(each.retiredAt()));
    statement.setString(6, each.deviceId().value());
    statement.setInt(7, each.generation());
  }

  @Override
  public List<MasterGeneration> of(Collection<DeviceId> devices) {
    try (Connection connection = database.connection();
        PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setArray(
          1, connection.createArrayOf("text", devices.stream().map(DeviceId::value).toArray()));
      return generations(select.executeQuery());
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read generations of device masters", e);
    }
  }

  @Override
  public boolean acknowledge(MasterGeneration acknowledged) {
    try (Connection connection = database.connection();
        PreparedStatement update = connection.prepareStatement(ACKNOWLEDGE)) {
      update.setObject(1, TimeColumn.of(acknowledged.acknowledgedAt()));
      update.setString(2, acknowledged.deviceId().value());
      update.setInt(3, acknowledged.generation());
      return update.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new IllegalStateException("cannot acknowledge a generation", e);
    }
  }

  private static List<MasterGeneration> generations(ResultSet rows) throws SQLException {
    List<MasterGeneration> generations = new ArrayList<>();
    while (rows.next()) {
      generations.add(
          new MasterGeneration(
              new DeviceId(rows.getString("device_id")),
              rows.getInt("generation"),
              State.valueOf(rows.getString("state")),
              TimeColumn.read(rows, "prepared_at"),
              TimeColumn.readOptional(rows, "activated_at"),
              TimeColumn.readOptional(rows, "acknowledged_at"),
              TimeColumn.readOptional(rows, "retires_at"),
              TimeColumn.readOptional(rows, "retired_at")));
    }
    return generations;
  }
}
