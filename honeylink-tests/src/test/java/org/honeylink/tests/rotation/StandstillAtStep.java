package org.honeylink.tests.rotation;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.honeylink.tests.server.Database;

/**
 * Makes the server stand still within the transaction of one step: a trigger of the test's waits
 * for a lock that the test holds. Closing it lets everything go again.
 */
final class StandstillAtStep implements AutoCloseable {

  private static final long LOCK = 4711;

  private final Database database;
  private final Connection holder;

  /**
   * @param table whose row the step changes
   * @param condition of the trigger, as in {@code new.step = 'ACTIVE'}
   */
  StandstillAtStep(Database database, String table, String condition) throws SQLException {
    this.database = database;
    this.holder = database.connect();
    try (Statement statement = holder.createStatement()) {
      statement.execute("select pg_advisory_lock(" + LOCK + ")");
      statement.execute(
          "create or replace function stand_still() returns trigger language plpgsql as"
              + " $$ begin perform pg_advisory_xact_lock("
              + LOCK
              + "); return new; end $$");
      statement.execute(
          "create trigger stand_still before update on "
              + table
              + " for each row when ("
              + condition
              + ") execute function stand_still()");
    }
  }

  void awaitStandstill() {
    await("the server stands at the step")
        .atMost(RotationCalls.PATIENCE)
        .until(
            () ->
                database.number(
                        "select count(*) from pg_locks where locktype = 'advisory' and classid = 0"
                            + " and objid = ? and not granted",
                        LOCK)
                    > 0);
  }

  /** Lets go; the transaction that waited ends, and with its client dead it is rolled back. */
  @Override
  public void close() throws SQLException {
    holder.close();
    database.execute("drop function stand_still() cascade");
  }
}
