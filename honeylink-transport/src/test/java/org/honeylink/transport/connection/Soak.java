package org.honeylink.transport.connection;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Many sessions over many hours of virtual time: {@code ./mvnw -Psoak -pl honeylink-transport -am
 * verify -DskipTests}, or fewer with {@code -Dsoak="1000 6"}. All sessions live at once; each is
 * taken an hour on, then the next hour begins.
 */
final class Soak {

  private final SoakTotals totals = new SoakTotals();
  private final List<SoakSession> sessions;

  Soak(int sessions) {
    this.sessions = IntStream.range(0, sessions).mapToObj(i -> new SoakSession(i, totals)).toList();
  }

  SoakTotals totals() {
    return totals;
  }

  /** Takes every session an hour on. */
  void hour() {
    sessions.parallelStream().forEach(session -> session.advance(SoakWeather.HOUR));
  }

  /** Ends and checks every session. */
  void end() {
    sessions.parallelStream().forEach(SoakSession::end);
  }

  public static void main(String[] args) {
    long start = System.nanoTime();
    Soak soak = new Soak(Integer.parseInt(args[0]));
    int hours = Integer.parseInt(args[1]);
    for (int hour = 1; hour <= hours; hour++) {
      soak.hour();
      print("hour " + hour, start);
    }
    soak.end();
    print("ended: " + soak.totals(), start);
    soak.sessions.forEach(SoakSession::forget);
    print("forgotten", start);
  }

  /** With what the heap holds once it has been cleaned. */
  private static void print(String what, long startNanos) {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    System.out.println(
        String.format(
            Locale.ROOT,
            "%s; %d s, heap %d MB",
            what,
            (System.nanoTime() - startNanos) / 1_000_000_000,
            (runtime.totalMemory() - runtime.freeMemory()) >> 20));
  }
}
