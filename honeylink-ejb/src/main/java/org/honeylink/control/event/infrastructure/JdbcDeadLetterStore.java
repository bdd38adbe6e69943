package org.honeylink.control.event.infrastructure;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import org.honeylink.control.event.application.DeadLetterStore;
import org.honeylink.control.event.domain.DeadLetter;
import org.honeylink.control.shared.infrastructure.Database;
import org.honeylink.control.shared.infrastructure.TimeColumn;

/** Dead letters in the table {@code dead_letter}; what they say as bytes, which may be any. */
@ApplicationScoped
public class JdbcDeadLetterStore implements DeadLetterStore {

  private static final String INSERT =
      "insert into dead_letter (id, tenant_id, address, message_id, reason, died_at, body)"
          + " values (?, ?, ?, ?, ?, ?, ?)";
  private static final String FORGET =
      "delete from dead_letter where tenant_id = ? and id in (select id from dead_letter"
          + " where tenant_id = ? order by id desc offset ?)";
  private static final String LIST =
      "select * from dead_letter where tenant_id = ? and (cast(? as uuid) is null or id < ?)"
          + " order by id desc limit ?";
  private static final String LOCK =
      "select * from dead_letter where tenant_id = ? and id = ? for update";

  @Inject private Database database;

  @Override
  public void add(DeadLetter letter, Optional<String> text, int most) {
    try (Connection connection = database.connection();
        PreparedStatement insert = connection.prepareStatement(INSERT);
        PreparedStatement forget = connection.prepareStatement(FORGET)) {
      insert.setObject(1, letter.id());
      insert.setString(2, letter.tenantId());
      insert.setString(3, letter.address());
      insert.setString(4, letter.messageId());
      insert.setString(5, letter.reason());
      insert.setObject(6, TimeColumn.of(letter.diedAt()));
      insert.setBytes(7, text.map(body -> body.getBytes(UTF_8)).orElse(null));
      insert.executeUpdate();
      forget.setString(1, letter.tenantId());
      forget.setString(2, letter.tenantId());
      forget.setInt(3, most);
      forget.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot keep a dead letter", e);
    }
  }

  @Override
  public List<DeadLetter> list(String tenantId, Optional<UUID> before, int limit) {
    try (Connection connection = database.connection();
        PreparedStatement select = connection.prepareStatement(LIST)) {
      select.setString(1, tenantId);
      select.setObject(2, before.orElse(null));
      select.setObject(3, before.orElse(null));
      select.setInt(4, limit);
      return letters(select);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read dead letters", e);
    }
  }

  @Override
  public Optional<DeadLetter> lock(String tenantId, UUID id) {
    try (Connection connection = database.connection();
        PreparedStatement select = connection.prepareStatement(LOCK)) {
      select.setString(1, tenantId);
      select.setObject(2, id);
      return letters(select).stream().findFirst();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read dead letters", e);
    }
  }

  private static List<DeadLetter> letters(PreparedStatement select) throws SQLException {
    List<DeadLetter> found = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.add(
            new DeadLetter(
                row.getObject("id", UUID.class),
                row.getString("tenant_id"),
                row.getString("address"),
                row.getString("message_id"),
                row.getString("reason"),
                TimeColumn.read(row, "died_at")));
      }
    }
    return found;
  }

  @Override
  public Optional<String> text(UUID id) {
    try (Connection connection = database.connection();
        PreparedStatement select =
            connection.prepareStatement("select body from dead_letter where id = ?")) {
      select.setObject(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.ofNullable(row.getBytes(1)).map(body -> new String(body, UTF_8))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read dead letters", e);
    }
  }

  @Override
  public void remove(UUID id) {
    try (Connection connection = database.connection();
        PreparedStatement delete =
            connection.prepareStatement("delete from dead_letter where id = ?")) {
      delete.setObject(1, id);
      delete.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot remove a dead letter", e);
    }
  }
}
