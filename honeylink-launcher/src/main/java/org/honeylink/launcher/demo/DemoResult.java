package org.honeylink.launcher.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What came out of a demo, and whether it is good.
 *
 * @param sessions sessions opened
 * @param linkLoss share of all datagrams to the server that the relay lost, 0 to 1
 * @param jmsReceived messages the JMS client received, repeated ones too
 * @param readySeconds from starting the server until it was ready
 */
record DemoResult(
    int devices,
    int sessions,
    Reliable reliable,
    Unreliable unreliable,
    double linkLoss,
    double p50Millis,
    double p99Millis,
    long jmsReceived,
    double readySeconds) {

  /** Figures of all reliable streams; {@code delivered} counts different messages. */
  record Reliable(long sent, long delivered, long duplicates, long outOfOrder) {

    long missing() {
      return sent - delivered;
    }
  }

  /**
   * Figures of all unreliable streams.
   *
   * @param sent messages given to the SDK
   * @param late of these, dropped by the SDK before they were sent, being too old
   * @param receivedRaw data packets that reached the server before they were rebuilt
   * @param delivered different messages that JMS saw
   * @param rebuilt messages the server rebuilt from parity
   */
  record Unreliable(long sent, long late, long receivedRaw, long delivered, long rebuilt) {

    /** Share of all messages that did not arrive, 0 to 1. */
    double residualLoss() {
      return share(sent);
    }

    /** As {@link #residualLoss}, of those alone that were given to the link. */
    double residualLinkLoss() {
      return share(sent - late);
    }

    private double share(long of) {
      return of <= 0 ? 0 : Math.max(0, of - delivered) / (double) of;
    }
  }

  /** Why this is no success, in sentences; empty when it is one. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (reliable.sent == 0 || unreliable.sent <= unreliable.late) {
      faults.add("A stream sent nothing.");
    }
    if (reliable.missing() != 0) {
      faults.add("%d reliable messages did not arrive.".formatted(reliable.missing()));
    }
    if (reliable.duplicates != 0) {
      faults.add("%d reliable messages arrived twice.".formatted(reliable.duplicates));
    }
    if (reliable.outOfOrder != 0) {
      faults.add("%d reliable messages arrived out of order.".formatted(reliable.outOfOrder));
    }
    double residual = unreliable.residualLinkLoss();
    if (residual > 0 && residual >= linkLoss) {
      faults.add(
          String.format(
              Locale.ROOT,
              "FEC did not help: residual loss %.3f %%, the link lost %.3f %%.",
              residual * 100,
              linkLoss * 100));
    }
    return faults;
  }

  /** The object that {@code --json} prints. */
  JsonObject toJson() {
    return Json.createObjectBuilder()
        .add("devices", devices)
        .add("sessions", sessions)
        .add(
            "reliable",
            Json.createObjectBuilder()
                .add("sent", reliable.sent)
                .add("delivered", reliable.delivered)
                .add("duplicates", reliable.duplicates)
                .add("out_of_order", reliable.outOfOrder))
        .add(
            "unreliable",
            Json.createObjectBuilder()
                .add("sent", unreliable.sent)
                .add("received_raw", unreliable.receivedRaw)
                .add("delivered", unreliable.delivered)
                .add("rebuilt", unreliable.rebuilt)
                .add("residual_loss", rounded(unreliable.residualLoss(), 6)))
        .add(
            "latency_ms",
            Json.createObjectBuilder()
                .add("p50", rounded(p50Millis, 3))
                .add("p99", rounded(p99Millis, 3)))
        .add("jms", Json.createObjectBuilder().add("received", jmsReceived))
        .add("ready_seconds", rounded(readySeconds, 1))
        .build();
  }

  private static double rounded(double value, int digits) {
    double scale = Math.pow(10, digits);
    return Math.round(value * scale) / scale;
  }
}
