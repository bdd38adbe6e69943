package org.honeylink.tests.benchmark;

import java.util.Arrays;
import java.util.List;
import org.honeylink.crypto.aead.CipherSuite;
import org.honeylink.transport.fec.FecScheme;

/** Runs the load runs that are named, or all: packets, stream, datagrams, latency, sessions. */
public final class DataPlaneBenchmark {

  private static final List<String> ALL =
      List.of("packets", "stream", "datagrams", "latency", "sessions");

  private final boolean json;

  private DataPlaneBenchmark(boolean json) {
    this.json = json;
  }

  /**
   * @param arguments names, and {@code --json} for one object on each line
   */
  public static void main(String[] arguments) throws Exception {
    List<String> words = Arrays.asList(arguments);
    List<String> names = words.stream().filter(word -> !word.startsWith("--")).toList();
    DataPlaneBenchmark benchmark = new DataPlaneBenchmark(words.contains("--json"));
    for (String name : names.isEmpty() || names.contains("all") ? ALL : names) {
      benchmark.run(name);
    }
    System.exit(0); // threads of the peers live on
  }

  private void run(String name) throws Exception {
    switch (name) {
      case "packets" -> packets();
      case "stream" -> stream();
      case "datagrams" -> datagrams();
      case "latency" -> latency();
      case "sessions" -> sessions();
      default -> throw new IllegalArgumentException("no benchmark " + name + "; there are " + ALL);
    }
  }

  private void packets() throws Exception {
    for (CipherSuite suite : CipherSuite.values()) {
      try (PacketLine line = new PacketLine(suite)) {
        double parts = Rate.of(line::sumOfParts);
        double bar = suite == CipherSuite.AES_256_GCM ? 550_000 : 330_000;
        double ours = Rate.of(line::block);
        print(new Figure("packets 10+2, " + suite, "/s", ours, "bare JDK", parts, bar));
      }
    }
  }

  private void stream() throws Exception {
    double peer;
    try (KwikPeer kwik = new KwikPeer()) {
      peer = kwik.bulk();
    }
    for (CipherSuite suite : CipherSuite.values()) {
      for (FecScheme fec : List.of(FecScheme.NONE, FecScheme.NORMAL)) {
        double ours = Transfers.bulk(suite, fec);
        print(new Figure("reliable stream " + fec + ", " + suite, "MB/s", ours, "kwik", peer, 200));
      }
    }
  }

  private void datagrams() throws Exception {
    double peer;
    try (KwikPeer kwik = new KwikPeer()) {
      peer = kwik.datagrams();
    }
    for (CipherSuite suite : CipherSuite.values()) {
      for (FecScheme fec : List.of(FecScheme.NONE, FecScheme.NORMAL)) {
        double ours = Transfers.datagrams(suite, fec);
        print(new Figure("datagrams " + fec + ", " + suite, "/s", ours, "kwik", peer, 120_000));
      }
    }
  }

  private void latency() throws Exception {
    for (CipherSuite suite : CipherSuite.values()) {
      double ours = Transfers.latencyP99(suite);
      print(new Figure("P99 beside a burst, " + suite, "µs", ours, "none", Double.NaN, 2_000));
    }
  }

  private void sessions() throws Exception {
    Sessions sessions = new Sessions();
    double silent = sessions.idleBytes(false);
    print(new Figure("idle session, 16 streams", "B", silent, "none", Double.NaN, 20_000));
    double used = sessions.idleBytes(true);
    print(new Figure("the same, each stream used once", "B", used, "none", Double.NaN, 20_000));
    try (KwikPeer kwik = new KwikPeer()) {
      double peer = Rate.of(kwik::handshake);
      print(new Figure("sessions begun", "/s", Rate.of(sessions::begin), "kwik", peer, 900));
    }
  }

  private void print(Figure figure) {
    System.out.println(json ? figure.json() : figure.text());
  }
}
