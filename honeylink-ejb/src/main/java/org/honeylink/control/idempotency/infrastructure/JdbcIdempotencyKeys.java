package org.honeylink.control.idempotency.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.idempotency.application.IdempotencyKeys;
import org.honeylink.control.idempotency.domain.Claim.Granted;
import org.honeylink.control.idempotency.domain.KeyedRequest;
import org.honeylink.control.shared.infrastructure.Database;

/**
 * Keys in the table {@code idempotency_key}, whose unique key lets one node win. Who takes a claim
 * over skips a row that is locked: its holder is about to mark it.
 */
@ApplicationScoped
public class JdbcIdempotencyKeys implements IdempotencyKeys {

  /** A holder that is not heard of for so long is gone; he tells every 3 seconds. */
  private static final String LEASE = "clock_timestamp() + interval '12 seconds'";

  private static final String INSERT =
      "insert into idempotency_key (id, tenant_id, caller, key, fingerprint, claim, claimed_until,"
          + " created_at, expires_at) values (?, ?, ?, ?, ?, ?, "
          + LEASE
          + ", clock_timestamp(), clock_timestamp() + interval '24 hours')"
          + " on conflict (tenant_id, caller, key) do nothing";

  private static final String SELECT =
      "select id, fingerprint, claim, action, target, answer,"
          + " coalesce(claimed_until > clock_timestamp(), false) as held,"
          + " expires_at <= clock_timestamp() as expired"
          + " from idempotency_key where tenant_id = ? and caller = ? and key = ?";

  private static final String TAKE_OVER =
      "update idempotency_key set claim = ?, claimed_until = "
          + LEASE
          + " where id = (select id from idempotency_key where id = ? and claim = ?"
          + " and action is null and answer is null"
          + " and (claimed_until is null or claimed_until <= clock_timestamp())"
          + " for update skip locked)";

  private static final String REMOVE =
      "delete from idempotency_key where id = (select id from idempotency_key where id = ?"
          + " and expires_at <= clock_timestamp() for update skip locked)";

  private static final String REMOVE_EXPIRED =
      "delete from idempotency_key where id in (select id from idempotency_key"
          + " where expires_at <= clock_timestamp()"
          + " and (claimed_until is null or claimed_until <= clock_timestamp())"
          + " order by expires_at limit ? for update skip locked)";

  private static final String MARK =
      "update idempotency_key set action = ?, target = ? where id = ? and claim = ?";

  private static final String ANSWER =
      "update idempotency_key set answer = ?, claimed_until = null where id = ? and claim = ?";

  private static final String FREE =
      "delete from idempotency_key where id = ? and claim = ? and action is null"
          + " and answer is null";

  private static final String END =
      "update idempotency_key set claimed_until = null where id = ? and claim = ?";

  private static final String RENEW =
      "update idempotency_key set claimed_until = "
          + LEASE
          + " where id in (select id from idempotency_key where claim = any(?)"
          + " and claimed_until is not null for update skip locked)";

  @Inject private Database database;

  @Override
  @Transactional(TxType.REQUIRES_NEW)
  public Found claim(KeyedRequest request, byte[] fingerprint) {
    return inDatabase(
        connection -> {
          // A claim that a crash of the database loses was of a call that was lost with it.
          update(connection, "set local synchronous_commit = off");
          while (true) {
            Optional<Found> found = claim(connection, request, fingerprint);
            if (found.isPresent()) {
              return found.get();
            }
          }
        });
  }

  /** Empty when the row went meanwhile. */
  private static Optional<Found> claim(
      Connection connection, KeyedRequest request, byte[] fingerprint) throws SQLException {
    Granted fresh = new Granted(UUID.randomUUID(), UUID.randomUUID());
    String tenant = request.caller().tenantId();
    String caller = request.callerName();
    String key = request.key().value();
    if (update(connection, INSERT, fresh.rowId(), tenant, caller, key, fingerprint, fresh.claim())
        == 1) {
      return Optional.of(new Found.Free(fresh));
    }
    try (PreparedStatement select = prepared(connection, SELECT, tenant, caller, key);
        ResultSet row = select.executeQuery()) {
      return row.next() ? found(connection, row, fingerprint) : Optional.empty();
    }
  }

  private static Optional<Found> found(Connection connection, ResultSet row, byte[] fingerprint)
      throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    boolean held = row.getBoolean("held");
    if (row.getBoolean("expired") && !held && update(connection, REMOVE, id) == 1) {
      return Optional.empty();
    }
    if (!MessageDigest.isEqual(row.getBytes("fingerprint"), fingerprint)) {
      return Optional.of(new Found.Other());
    }
    byte[] answer = row.getBytes("answer");
    if (answer != null) {
      return Optional.of(new Found.Sealed(id, answer));
    }
    String action = row.getString("action");
    if (action != null && !held) {
      return Optional.of(new Found.Marked(action, row.getString("target")));
    }
    return Optional.of(
        held ? new Found.Held() : takeOver(connection, id, row.getObject("claim", UUID.class)));
  }

  private static Found takeOver(Connection connection, UUID id, UUID from) throws SQLException {
    Granted taken = new Granted(id, UUID.randomUUID());
    return update(connection, TAKE_OVER, taken.claim(), id, from) == 1
        ? new Found.Free(taken)
        : new Found.Held();
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public boolean mark(Granted claim, String action, String target) {
    return inDatabase(each -> update(each, MARK, action, target, claim.rowId(), claim.claim()))
        == 1;
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public boolean answer(Granted claim, byte[] sealed) {
    return inDatabase(each -> update(each, ANSWER, sealed, claim.rowId(), claim.claim())) == 1;
  }

  @Override
  @Transactional(TxType.REQUIRES_NEW)
  public void release(Granted claim) {
    inDatabase(
        connection ->
            update(connection, FREE, claim.rowId(), claim.claim())
                + update(connection, END, claim.rowId(), claim.claim()));
  }

  @Override
  @Transactional(TxType.REQUIRES_NEW)
  public void renew(Collection<UUID> claims) {
    inDatabase(
        connection ->
            update(connection, RENEW, connection.createArrayOf("uuid", claims.toArray())));
  }

  @Override
  @Transactional(TxType.REQUIRES_NEW)
  public int removeExpired(int most) {
    return inDatabase(connection -> update(connection, REMOVE_EXPIRED, most));
  }

  private <T> T inDatabase(Work<T> work) {
    try (Connection connection = database.connection()) {
      return work.with(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot use the table of idempotency keys", e);
    }
  }

  private static int update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, values)) {
      return statement.executeUpdate();
    }
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private interface Work<T> {

    T with(Connection connection) throws SQLException;
  }
}
