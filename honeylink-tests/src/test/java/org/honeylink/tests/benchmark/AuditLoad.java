package org.honeylink.tests.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.honeylink.crypto.merkle.LogFileReader;
import org.honeylink.crypto.signature.Ed25519PublicKey;
import org.honeylink.tests.server.ServerSettings;
import org.honeylink.tests.server.TestServer;

/**
 * The audit trail of a running server: events written, each in a transaction of its own as the
 * application's role; leaves given to them; events of an export verified.
 */
final class AuditLoad implements AutoCloseable {

  private static final int WRITERS = 8;
  private static final int BACKLOG = 50_000;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String WITHOUT_HEAD =
      "select (select count(*) from audit_leaf) - coalesce((select max(tree_size) from"
          + " audit_head), 0)";
  private static final String INSERT =
      " values (?, ?, 'admin', 'default', 'device-registration', 'device.registered', ?, ?,"
          + " 'success', '{\"firmware_version\":\"1.2.0\",\"attested\":false}', ?)";

  private final TestServer server =
      TestServer.startWith(
          ServerSettings.of(java.util.Map.of("honeylink.audit.head-seconds", "1")));

  /** Events a second into the trail. */
  double written() throws Exception {
    return rate("audit_event", server.database()::connectAsApplication);
  }

  /** The same rows into a table with a primary key and nothing else. */
  double bare() throws Exception {
    server.database().execute("create table bench_bare (like audit_event, primary key (event_id))");
    return rate("bench_bare", server.database()::connect);
  }

  private static double rate(String table, Callable<Connection> connections) throws Exception {
    AtomicLong written = new AtomicLong();
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    for (int i = 0; i < WRITERS; i++) {
      writers.execute(() -> write(table, connections, written));
    }
    Rate.warmUp();
    double rate = Rate.perSecond(written::get);
    writers.shutdownNow();
    writers.awaitTermination(10, TimeUnit.SECONDS);
    return rate;
  }

  private static void write(String table, Callable<Connection> connections, AtomicLong written) {
    try (Connection connection = connections.call();
        PreparedStatement insert = connection.prepareStatement("insert into " + table + INSERT)) {
      while (!Thread.currentThread().isInterrupted()) {
        UUID id = id();
        String device = "HL-" + id.toString().substring(24).toUpperCase(java.util.Locale.ROOT);
        insert.setObject(1, id);
        insert.setObject(2, Instant.now().atOffset(ZoneOffset.UTC));
        insert.setString(3, device);
        insert.setString(4, device);
        insert.setString(5, id.toString().replace("-", ""));
        insert.executeUpdate();
        written.incrementAndGet();
      }
    } catch (Exception e) {
      throw new IllegalStateException("cannot write into " + table, e);
    }
  }

  private static UUID id() {
    UUID random = UUID.randomUUID();
    long high =
        (System.currentTimeMillis() << 16) | 0x7000 | (random.getMostSignificantBits() & 0xFFF);
    return new UUID(high, random.getLeastSignificantBits());
  }

  /** Leaves a second, from a backlog. */
  double sequenced() throws SQLException {
    awaitSequenced();
    server
        .database()
        .execute(
            "insert into audit_event select (lpad(to_hex((extract(epoch from now()) *"
                + " 1000)::bigint), 12, '0') || '7000' || lpad(to_hex(n), 16, '0'))::uuid, now(),"
                + " 'admin', 'default', 'device-registration', 'device.registered', 'HL-' || n,"
                + " 'HL-' || n, 'success', '{\"firmware_version\":\"1.2.0\"}', '' from"
                + " generate_series(1, "
                + BACKLOG
                + ") n");
    long began = System.nanoTime();
    awaitSequenced();
    return BACKLOG * 1e9 / (System.nanoTime() - began);
  }

  private void awaitSequenced() {
    await("select count(*) from audit_unsequenced", 0);
  }

  private void await(String figure, long wanted) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> server.database().number(figure) == wanted);
  }

  /** An export of all there is. */
  byte[] export() {
    await(WITHOUT_HEAD, 0);
    return server
        .api()
        .plain()
        .auth()
        .preemptive()
        .oauth2(server.api().administratorToken())
        .get("/api/v1/audit/events/export")
        .then()
        .statusCode(200)
        .extract()
        .asByteArray();
  }

  /** Events of an export verified in a second by one thread. */
  double verified(byte[] export) throws Exception {
    String pem =
        server.api().asAdministrator().get("/audit/checkpoint").path("public_key").toString();
    Ed25519PublicKey key =
        Ed25519PublicKey.fromEncoded(
            Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", "")));
    return Rate.of(() -> verify(export, key));
  }

  private static int verify(byte[] export, Ed25519PublicKey key) throws IOException {
    LogFileReader.Report report = LogFileReader.verify(new ByteArrayInputStream(export), key);
    if (!report.verifies()) {
      throw new IllegalStateException(report.toString());
    }
    return (int) report.events();
  }

  /** The JDK's SHA-256 over the same bytes: events a second, when they were nothing else. */
  double hashed(byte[] export) throws Exception {
    int events = new String(export, UTF_8).split("\"event\":", -1).length - 1;
    return Rate.of(() -> hash(export, events));
  }

  private static int hash(byte[] bytes, int events) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(bytes).length > 0 ? events : 0;
  }

  @Override
  public void close() {
    server.close();
  }
}
