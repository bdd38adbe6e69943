package org.honeylink.tests.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.honeylink.connector.link.ethernet.Batching;
import org.honeylink.crypto.aead.CipherSuite;
import org.honeylink.transport.fec.FecScheme;

/**
 * Runs the load runs that are named, or all of the data plane: packets, stream, datagrams, latency,
 * sessions; api, policy, commands, audit and events need the runnable jar.
 */
public final class DataPlaneBenchmark {

  private static final List<String> ALL =
      List.of("packets", "stream", "datagrams", "latency", "sessions");
  private static final String REPORT = "--report=";

  private final List<Figure> figures = new ArrayList<>();

  private DataPlaneBenchmark() {}

  /**
   * @param arguments names, {@code --json}, and {@code --report=FILE} for where figures, peers and
   *     bars go together at the end
   */
  public static void main(String[] arguments) throws Exception {
    List<String> words = Arrays.asList(arguments);
    List<String> names = words.stream().filter(word -> !word.startsWith("--")).toList();
    DataPlaneBenchmark benchmark = new DataPlaneBenchmark();
    for (String name : names.isEmpty() || names.contains("all") ? ALL : names) {
      benchmark.run(name);
    }
    var report = new BenchmarkReport(String.join(" ", names), Rate.isQuick(), benchmark.figures);
    String text = words.contains("--json") ? report.json() : report.text();
    System.out.print(text);
    for (String word : words) {
      if (word.startsWith(REPORT)) {
        Files.writeString(Path.of(word.substring(REPORT.length())), text);
      }
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
      case "audit" -> audit();
      case "events" -> events();
      case "commands" -> commands();
      case "api" -> new ApiLoad(this::print).run();
      case "policy" -> new PolicyLoad(figures::add).run();
      default -> throw new IllegalArgumentException("no benchmark " + name + "; there are " + ALL);
    }
  }

  private void packets() throws Exception {
    for (CipherSuite suite : CipherSuite.values()) {
      double bar = suite == CipherSuite.AES_256_GCM ? 550_000 : 330_000;
      packets(suite, Batching.AUTO, "packets 10+2, " + suite, Bar.atLeast(bar));
      packets(suite, Batching.OFF, "the same, batching off", Bar.NONE);
    }
  }

  private void packets(CipherSuite suite, Batching batching, String what, Bar bar)
      throws Exception {
    try (PacketLine line = new PacketLine(suite, batching)) {
      Score parts = Score.exactly(Rate.of(line::sumOfParts));
      Score ours = Score.exactly(Rate.of(line::block));
      print(new Figure(what, "/s", ours, "bare JDK", parts, bar));
      Score partsAlone = Score.exactly(Rate.ofProcessor(line::sumOfParts));
      Score oursAlone = Score.exactly(Rate.ofProcessor(line::block));
      String alone = "the same, a second of processor time";
      print(new Figure(alone, "/s", oursAlone, "bare JDK", partsAlone, Bar.NONE));
    }
  }

  private void stream() throws Exception {
    Score peer;
    try (KwikPeer kwik = new KwikPeer()) {
      peer = Score.exactly(kwik.bulk());
    }
    for (CipherSuite suite : CipherSuite.values()) {
      for (FecScheme fec : List.of(FecScheme.NONE, FecScheme.NORMAL)) {
        Score ours = Score.exactly(Transfers.bulk(suite, fec));
        print(
            new Figure(
                "reliable stream " + fec + ", " + suite,
                "MB/s",
                ours,
                "kwik",
                peer,
                Bar.atLeast(200)));
      }
    }
  }

  /** kwik's API sends a datagram in 20 ms, however many wait: told, but no peer. */
  private void datagrams() throws Exception {
    try (KwikPeer kwik = new KwikPeer()) {
      Score theirs = Score.exactly(kwik.datagrams());
      print(new Figure("kwik's datagrams, no peer", "/s", theirs, "none", Score.NONE, Bar.NONE));
    }
    for (CipherSuite suite : CipherSuite.values()) {
      for (FecScheme fec : List.of(FecScheme.NONE, FecScheme.NORMAL)) {
        Score ours = Score.exactly(Transfers.datagrams(suite, fec));
        String what = "datagrams " + fec + ", " + suite;
        print(new Figure(what, "/s", ours, "none", Score.NONE, Bar.atLeast(120_000)));
      }
    }
  }

  private void latency() throws Exception {
    for (CipherSuite suite : CipherSuite.values()) {
      Score ours = Score.exactly(Transfers.latencyP99(suite));
      print(
          new Figure(
              "P99 beside a burst, " + suite, "µs", ours, "none", Score.NONE, Bar.atMost(2_000)));
    }
  }

  private void sessions() throws Exception {
    Sessions sessions = new Sessions();
    Score silent = Score.exactly(sessions.idleBytes(false));
    print(
        new Figure(
            "idle session, 16 streams", "B", silent, "none", Score.NONE, Bar.atMost(20_000)));
    Score used = Score.exactly(sessions.idleBytes(true));
    print(new Figure("the same, each stream used once", "B", used, "none", Score.NONE, Bar.NONE));
    try (KwikPeer kwik = new KwikPeer()) {
      Score peer = Score.exactly(Rate.of(kwik::handshake));
      print(
          new Figure(
              "sessions begun",
              "/s",
              Score.exactly(Rate.of(sessions::begin)),
              "kwik",
              peer,
              Bar.atLeast(900)));
    }
  }

  private void audit() throws Exception {
    try (AuditLoad load = new AuditLoad()) {
      Score bare = Score.exactly(load.bare());
      Score written = Score.exactly(load.written());
      String what = "audit events written, 8 connections";
      print(new Figure(what, "/s", written, "bare table", bare, Bar.NONE));
      Score sequenced = Score.exactly(load.sequenced());
      print(new Figure("leaves given", "/s", sequenced, "none", Score.NONE, Bar.NONE));
      byte[] export = load.export();
      Score hashed = Score.exactly(load.hashed(export));
      Score verified = Score.exactly(load.verified(export));
      print(new Figure("audit events verified", "/s", verified, "bare SHA-256", hashed, Bar.NONE));
    }
  }

  private void events() throws Exception {
    try (EventLoad load = new EventLoad()) {
      EventLoad.Outcome outcome = load.run();
      alone("events, outbox to log", "/s", outcome.logged(), Bar.NONE);
      alone("events, outbox to broker", "/s", outcome.relayed(), Bar.NONE);
    }
  }

  private void commands() throws Exception {
    int size = CommandFanOut.size();
    try (CommandFanOut fanOut = new CommandFanOut()) {
      CommandFanOut.Outcome outcome = fanOut.run(size);
      String to = "command to %,d devices, ".formatted(size);
      alone(to + "P50", "s", outcome.p50(), Bar.NONE);
      alone(to + "P95", "s", outcome.p95(), Bar.atMost(60));
      alone(to + "P99", "s", outcome.p99(), Bar.NONE);
      alone("answered within 60 s", "%", outcome.share(), Bar.atLeast(95));
      alone("failed", "%", outcome.errors(), Bar.atMost(0.2));
      alone("register, pair, open a session", "/s", outcome.prepared(), Bar.NONE);
      alone("server with all sessions, resident", "MB", (double) outcome.rss(), Bar.NONE);
    }
  }

  private void alone(String what, String unit, double ours, Bar bar) {
    print(new Figure(what, unit, Score.exactly(ours), "none", Score.NONE, bar));
  }

  /** At once, for whoever watches, and again in the report. */
  private void print(Figure figure) {
    figures.add(figure);
    System.err.println(figure.text());
  }
}
