package org.honeylink.tests.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns the scores of JMH into figures with peers and bars: fec, aead, scheduler. Runs from its
 * source, so it uses the JDK alone.
 */
public final class JmhReport {

  private static final double BLOCK_BYTES = 12_000;

  private final List<Figure> figures = new ArrayList<>();
  private final JmhScores scores;

  private JmhReport(JmhScores scores) {
    this.scores = scores;
  }

  /**
   * @param arguments name, file that JMH wrote with {@code -rf csv}, and {@code --json}, {@code
   *     --quick}
   */
  public static void main(String[] arguments) throws IOException {
    List<String> options = Arrays.asList(arguments);
    String name = arguments[0];
    JmhReport jmh = new JmhReport(new JmhScores(Path.of(arguments[1])));
    switch (name) {
      case "fec" -> jmh.fec();
      case "aead" -> jmh.aead();
      case "scheduler" -> jmh.scheduler();
      default -> throw new IllegalArgumentException("no benchmark " + name);
    }
    var report = new BenchmarkReport(name, options.contains("--quick"), jmh.figures);
    String text = options.contains("--json") ? report.json() : report.text();
    System.out.write(text.getBytes(StandardCharsets.UTF_8));
    System.out.flush();
  }

  private void add(String what, String unit, Score ours, String peer, Score theirs, Bar bar) {
    figures.add(new Figure(what, unit, ours, peer, theirs, bar));
  }

  private void fec() {
    encode(1, 15, Bar.NONE, Bar.NONE);
    encode(2, 17, Bar.ratioAtLeast(1), Bar.ratioAtLeast(2));
    encode(5, 17, Bar.NONE, Bar.NONE);
  }

  private void encode(int parity, double timesTable, Bar isaL, Bar scalar) {
    String block = "10+" + parity;
    Score ours = bytesPerNano("encodeOurs", parity);
    Score table = bytesPerNano("encodeTable", parity);
    add("encode " + block, "GB/s", ours, "table", table, Bar.ratioAtLeast(timesTable));
    add("encode " + block, "GB/s", ours, "ISA-L", bytesPerNano("encodeIsaL", parity), isaL);
    Score rebuild = bytesPerNano("rebuildOurs", parity);
    add("rebuild " + block, "GB/s", rebuild, "own encode", ours, Bar.ratioAtLeast(0.9));
    Score plain = bytesPerNano("encodeOursScalar", parity);
    add("encode without vectors " + block, "GB/s", plain, "table", table, scalar);
  }

  /** Bytes of data in a nanosecond are gigabytes in a second. */
  private Score bytesPerNano(String method, int parity) {
    return scores.of(method + " " + parity).rateOf(BLOCK_BYTES);
  }

  private void aead() {
    for (String suite : List.of("CHACHA20_POLY1305", "AES_256_GCM")) {
      for (String way : List.of("seal", "open")) {
        String what = "%s 1,200 B, %s".formatted(way, suite);
        median(what, way, suite);
        allocated(what, way, suite);
      }
    }
  }

  private void median(String what, String way, String suite) {
    Score ours = scores.of("%sOurs:p0.50 1200 %s".formatted(way, suite));
    Score jdk = scores.of("%sJdk:p0.50 1200 %s".formatted(way, suite));
    add(what, "ns", ours, "bare JDK", jdk, Bar.ratioAtMost(1.05));
  }

  private void allocated(String what, String way, String suite) {
    Score ours = scores.of("%sOurs:gc.alloc.rate.norm 1200 %s".formatted(way, suite));
    Score jdk = scores.of("%sJdk:gc.alloc.rate.norm 1200 %s".formatted(way, suite));
    add(what + ", allocated", "B", ours, "bare JDK", jdk, Bar.excessAtMost(50));
  }

  private void scheduler() {
    Score ours = scores.of("fairQueue");
    add("packet in and out", "ns", ours, "PriorityQueue", scores.of("heap"), Bar.atMost(20));
    add("packet in and out", "ns", ours, "ArrayDeque", scores.of("fifo"), Bar.NONE);
    Score bytes = scores.of("fairQueue:gc.alloc.rate.norm");
    // JMH divides what the run itself allocates among the operations.
    add("allocated", "B", bytes, "none", Score.NONE, Bar.atMost(1));
  }
}
