package org.honeylink.launcher.cli.link;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Locale;
import org.honeylink.launcher.relay.Direction;
import org.honeylink.launcher.relay.ImpairmentRelay;
import org.honeylink.launcher.relay.RelayFigures;

/** The figures of a relay, on the way and at the end. */
final class RelayReport {

  private static final double PERCENT = 100;

  private RelayReport() {}

  static String line(ImpairmentRelay relay) {
    return line("up", relay.figures(Direction.UP))
        + "   "
        + line("down", relay.figures(Direction.DOWN));
  }

  private static String line(String name, RelayFigures figures) {
    return String.format(
        Locale.ROOT,
        "%s: %d received, %d dropped (%.1f %%), %d forwarded, %d failed",
        name,
        figures.received(),
        figures.dropped(),
        figures.lossShare() * PERCENT,
        figures.forwarded(),
        figures.failed());
  }

  static JsonObject json(ImpairmentRelay relay, Direction direction) {
    RelayFigures figures = relay.figures(direction);
    return Json.createObjectBuilder()
        .add("direction", direction.name().toLowerCase(Locale.ROOT))
        .add("received", figures.received())
        .add("lost", figures.lost())
        .add("queue_full", figures.queueFull())
        .add("cut", figures.cut())
        .add("held_back", figures.heldBack())
        .add("duplicated", figures.duplicated())
        .add("damaged", figures.damaged())
        .add("forwarded", figures.forwarded())
        .add("failed", figures.failed())
        .build();
  }
}
