package org.honeylink.tests.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.honeylink.crypto.aead.CipherSuite;
import org.honeylink.transport.connection.Role;
import org.honeylink.transport.connection.SendOutcome;
import org.honeylink.transport.connection.StreamConfig;
import org.honeylink.transport.connection.StreamMode;
import org.honeylink.transport.fec.FecScheme;

/** What sessions of HoneyLink carry from one end to the other in a few seconds. */
final class Transfers {

  static final int BULK_BYTES = 60_000;
  static final int DATAGRAM_BYTES = 1_200;

  private static final long BULK = 1;
  private static final long SPARSE = 2;
  private static final long UNBOUNDED = 20_000_000_000L;
  private static final int SPARSE_EVERY_MICROS = 1_000;

  private Transfers() {}

  /** Payload of one reliable stream, MB/s. */
  static double bulk(CipherSuite suite, FecScheme fec) throws IOException, InterruptedException {
    try (LoopbackEnd server = server(suite, fec, StreamMode.RELIABLE);
        LoopbackEnd device = device(suite, fec, StreamMode.RELIABLE, BULK_BYTES)) {
      connect(device, server);
      Rate.warmUp();
      return Rate.perSecond(server.receivedBytes::get) / 1e6;
    }
  }

  /** Unreliable messages of one packet that arrive, each second. */
  static double datagrams(CipherSuite suite, FecScheme fec)
      throws IOException, InterruptedException {
    try (LoopbackEnd server = server(suite, fec, StreamMode.UNRELIABLE);
        LoopbackEnd device = device(suite, fec, StreamMode.UNRELIABLE, DATAGRAM_BYTES)) {
      connect(device, server);
      Rate.warmUp();
      return Rate.perSecond(server.receivedMessages::get);
    }
  }

  /** 99 of 100 messages of a sparse stream beside a saturating one come within, microseconds. */
  static double latencyP99(CipherSuite suite) throws IOException, InterruptedException {
    long[] micros = new long[Rate.SECONDS * 1_000_000 / SPARSE_EVERY_MICROS + 1_000];
    int[] count = new int[1];
    boolean[] measuring = new boolean[1];
    try (LoopbackEnd server =
            new LoopbackEnd(Role.SERVER, both(suite, Role.SERVER), (end, now) -> {});
        LoopbackEnd device =
            new LoopbackEnd(Role.DEVICE, both(suite, Role.DEVICE), new BulkAndSparse())) {
      server.listener =
          message -> {
            if (message.connectionId() == SPARSE && count[0] < micros.length) {
              micros[count[0]] =
                  LoopbackEnd.nowMicros() - ByteBuffer.wrap(message.payload()).getLong();
              count[0] += measuring[0] ? 1 : 0;
            }
          };
      connect(device, server);
      Rate.warmUp();
      measuring[0] = true;
      Thread.sleep(Duration.ofSeconds(Rate.SECONDS));
    }
    Arrays.sort(micros, 0, count[0]);
    return micros[count[0] * 99 / 100];
  }

  private static final class BulkAndSparse implements LoopbackEnd.Load {

    private final byte[] bulk = new byte[BULK_BYTES];
    private long nextMicros;

    @Override
    public void run(LoopbackEnd end, long nowMicros) {
      fill(end, bulk);
      if (nowMicros >= nextMicros) {
        byte[] stamped = new byte[100];
        ByteBuffer.wrap(stamped).putLong(LoopbackEnd.nowMicros());
        end.connection.send(SPARSE, stamped, nowMicros);
        nextMicros = nowMicros + SPARSE_EVERY_MICROS;
      }
    }
  }

  private static LoopbackEnd server(CipherSuite suite, FecScheme fec, StreamMode mode)
      throws IOException {
    return new LoopbackEnd(
        Role.SERVER, List.of(stream(BULK, mode, 4, fec, suite, Role.SERVER)), (end, now) -> {});
  }

  private static LoopbackEnd device(
      CipherSuite suite, FecScheme fec, StreamMode mode, int messageBytes) throws IOException {
    byte[] message = new byte[messageBytes];
    return new LoopbackEnd(
        Role.DEVICE,
        List.of(stream(BULK, mode, 4, fec, suite, Role.DEVICE)),
        (end, now) -> fill(end, message));
  }

  private static List<StreamConfig> both(CipherSuite suite, Role role) {
    return List.of(
        stream(BULK, StreamMode.RELIABLE, 2, FecScheme.NONE, suite, role),
        stream(SPARSE, StreamMode.UNRELIABLE, 7, FecScheme.LATENCY, suite, role));
  }

  private static StreamConfig stream(
      long id, StreamMode mode, int priority, FecScheme fec, CipherSuite suite, Role role) {
    return new StreamConfig(
        id,
        "stream-" + id,
        mode,
        priority,
        UNBOUNDED,
        fec,
        Duration.ofMillis(200),
        Protections.of(suite, role));
  }

  private static void fill(LoopbackEnd end, byte[] message) {
    while (end.writable) {
      SendOutcome outcome = end.connection.send(BULK, message, LoopbackEnd.nowMicros());
      end.writable = outcome == SendOutcome.ACCEPTED;
    }
  }

  private static void connect(LoopbackEnd device, LoopbackEnd server) {
    device.connection.connectPeer(server.address());
    server.start();
    device.start();
  }
}
