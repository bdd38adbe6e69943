package org.honeylink.tests.benchmark;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.honeylink.tests.server.ServerSettings;
import org.honeylink.tests.server.TestServer;

/**
 * The way of events through a running server: from a full outbox into the log, and from there to
 * the broker, as after an hour in which the broker was away. Rows are written by SQL, as the
 * changes of devices leave them, those of a thousand devices mixed.
 */
final class EventLoad implements AutoCloseable {

  private static final int BACKLOG = 20_000;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String HEAD = "select sequence from event_head";
  private static final String AT_BROKER =
      "select sequence from event_cursor where consumer = 'broker'";

  private final TestServer server = TestServer.startWith(ServerSettings.of(Map.of()));

  /**
   * What came of it, events a second.
   *
   * @param logged from the outbox into the log
   * @param relayed from the outbox to the broker, acknowledged
   */
  record Outcome(double logged, double relayed) {}

  Outcome run() throws SQLException {
    drain(BACKLOG / 4);
    return drain(BACKLOG);
  }

  private Outcome drain(int events) throws SQLException {
    await(AT_BROKER, server.database().number(HEAD));
    long from = server.database().number(HEAD);
    server
        .database()
        .execute(
            "insert into outbox_event (event_id, tenant_id, topic, type, category, subject,"
                + " device_id, time, traceparent, data) select gen_random_uuid(), 'default',"
                + " 'honeylink.device', 'org.honeylink.device.paired', 'device-pairing', 'HL-' || n"
                + " % 1000, 'HL-' || n % 1000, now(), '', '{\"firmware_version\":\"1.2.0\"}'"
                + " from generate_series(1, "
                + events
                + ") n");
    long began = System.nanoTime();
    await(HEAD, from + events);
    double logged = events * 1e9 / (System.nanoTime() - began);
    await(AT_BROKER, from + events);
    return new Outcome(logged, events * 1e9 / (System.nanoTime() - began));
  }

  private void await(String figure, long least) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> server.database().number(figure) >= least);
  }

  @Override
  public void close() {
    server.close();
  }
}
