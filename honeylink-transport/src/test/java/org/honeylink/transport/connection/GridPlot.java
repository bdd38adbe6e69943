package org.honeylink.transport.connection;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.honeylink.transport.connection.GridCell.Redundancy;

/** Residual loss and overhead over loss, for three lengths of bursts, as a drawing. */
final class GridPlot {

  private static final int WIDTH = 960;
  private static final int HEIGHT = 640;
  private static final int LEFT = 80;
  private static final int TOP = 60;
  private static final int PANEL_WIDTH = 250;
  private static final int PANEL_HEIGHT = 210;
  private static final int STEP_X = 290;
  private static final int STEP_Y = 270;
  private static final List<Integer> BURSTS = List.of(1, 5, 20);
  private static final double LEAST_PERCENT = 0.01;

  private final GridTable table;
  private final StringBuilder out = new StringBuilder();

  GridPlot(GridTable table) {
    this.table = table;
  }

  String svg() {
    out.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13" fill="#222">
        <rect width="100%%" height="100%%" fill="#fff"/>
        """
            .formatted(WIDTH, HEIGHT));
    legend();
    for (int column = 0; column < BURSTS.size(); column++) {
      int burst = BURSTS.get(column);
      int x = LEFT + column * STEP_X;
      text(x + PANEL_WIDTH / 2, TOP - 8, "middle", title(burst));
      residual(x, burst);
      overhead(x, TOP + STEP_Y, burst);
      text(x + PANEL_WIDTH / 2, TOP + STEP_Y + PANEL_HEIGHT + 38, "middle", "packets lost, %");
    }
    rotated(TOP + PANEL_HEIGHT / 2, "residual loss, %");
    rotated(TOP + STEP_Y + PANEL_HEIGHT / 2, "parity bytes per data byte, %");
    return out.append("</svg>\n").toString();
  }

  private static String title(int burst) {
    return burst == 1 ? "independent losses" : "runs of " + burst + " losses on average";
  }

  private void residual(int x, int burst) {
    DoubleUnaryOperator y =
        percent -> {
          double decades = Math.log10(Math.max(percent, LEAST_PERCENT) / LEAST_PERCENT);
          return TOP + PANEL_HEIGHT * (1 - decades / Math.log10(50 / LEAST_PERCENT));
        };
    frame(x, TOP);
    for (double tick : new double[] {0.01, 0.1, 1, 10}) {
      tickY(x, y.applyAsDouble(tick), tick == 0.01 ? "≤ 0.01" : plain(tick));
    }
    double target = y.applyAsDouble(GridCell.target() * 100);
    line(x, target, x + PANEL_WIDTH, target, "stroke=\"#888\" stroke-dasharray=\"2 3\"");
    text(x + PANEL_WIDTH - 4, (int) target - 5, "end", "target");
    series(x, burst, GridRow::residualLoss, y);
  }

  private void overhead(int x, int top, int burst) {
    DoubleUnaryOperator y = percent -> top + PANEL_HEIGHT * (1 - percent / 110);
    frame(x, top);
    for (int tick = 0; tick <= 100; tick += 25) {
      tickY(x, y.applyAsDouble(tick), plain(tick));
    }
    series(x, burst, GridRow::overhead, y);
  }

  private void series(int x, int burst, ToDoubleFunction<GridRow> figure, DoubleUnaryOperator y) {
    for (Redundancy redundancy : Redundancy.values()) {
      StringBuilder points = new StringBuilder();
      for (int loss : GridCell.LOSSES) {
        double percent = table.average(loss, burst, redundancy, figure) * 100;
        points.append(
            String.format(Locale.ROOT, "%.1f,%.1f ", x(x, loss), y.applyAsDouble(percent)));
      }
      out.append(
          "<polyline points=\"%s\" fill=\"none\" %s/>\n"
              .formatted(points.toString().strip(), style(redundancy)));
    }
  }

  private static double x(int left, int loss) {
    return left + PANEL_WIDTH * loss / 30.0;
  }

  private void frame(int x, int y) {
    out.append(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#444\"/>\n"
            .formatted(x, y, PANEL_WIDTH, PANEL_HEIGHT));
    for (int loss = 0; loss <= 30; loss += 10) {
      text((int) x(x, loss), y + PANEL_HEIGHT + 18, "middle", plain(loss));
    }
  }

  private void tickY(int x, double y, String label) {
    line(x, y, x + PANEL_WIDTH, y, "stroke=\"#ddd\"");
    if (x == LEFT) {
      text(x - 6, (int) y + 4, "end", label);
    }
  }

  private void legend() {
    int x = LEFT;
    for (Redundancy redundancy : Redundancy.values()) {
      line(x, 20, x + 40, 20, style(redundancy));
      text(x + 48, 25, "start", redundancy.name());
      x += 160;
    }
  }

  private static String style(Redundancy redundancy) {
    return switch (redundancy) {
      case NONE -> "stroke=\"#777777\" stroke-width=\"2\" stroke-dasharray=\"6 4\"";
      case LIGHT -> "stroke=\"#e69f00\" stroke-width=\"2\"";
      case HEAVY -> "stroke=\"#0072b2\" stroke-width=\"2\" stroke-dasharray=\"10 3\"";
      case ADAPTIVE -> "stroke=\"#009e73\" stroke-width=\"4\"";
    };
  }

  private void line(double x, double y, double toX, double toY, String style) {
    out.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" %s/>\n",
            x,
            y,
            toX,
            toY,
            style));
  }

  private void text(int x, int y, String anchor, String text) {
    out.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>\n".formatted(x, y, anchor, text));
  }

  private void rotated(int y, String text) {
    out.append(
        "<text transform=\"translate(20 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>\n"
            .formatted(y, text));
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
