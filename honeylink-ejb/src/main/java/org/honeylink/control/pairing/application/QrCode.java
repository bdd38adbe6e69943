package org.honeylink.control.pairing.application;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;
import java.util.Objects;

/**
 * Text as a QR code (ISO/IEC 18004) in SVG, one unit for each module, black on white with the quiet
 * zone of four modules, so that it is readable on a dark page. Medium error correction.
 */
public final class QrCode {

  private static final int QUIET_ZONE = 4;

  private QrCode() {}

  /**
   * The picture.
   *
   * @param text at most some 2,000 characters
   * @param title what a screen reader says of it
   */
  public static String svg(String text, String title) {
    ByteMatrix modules = modules(text);
    int side = modules.getWidth() + 2 * QUIET_ZONE;
    return """
    <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="t" viewBox="0 0 %1$d %1$d" \
    shape-rendering="crispEdges"><title id="t">%2$s</title>\
    <rect width="%1$d" height="%1$d" fill="#fff"/><path fill="#000" d="%3$s"/></svg>
    """
        .formatted(side, escaped(title), path(modules));
  }

  private static ByteMatrix modules(String text) {
    try {
      return Objects.requireNonNull(
          Encoder.encode(
                  text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
              .getMatrix());
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code", e);
    }
  }

  /** Runs of dark modules, row by row. */
  private static String path(ByteMatrix modules) {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y++) {
      int x = 0;
      while (x < modules.getWidth()) {
        int from = x;
        while (x < modules.getWidth() && modules.get(x, y) == 1) {
          x++;
        }
        if (x > from) {
          path.append('M').append(from + QUIET_ZONE).append(' ').append(y + QUIET_ZONE);
          path.append('h').append(x - from).append("v1h").append(from - x).append('z');
        }
        x++;
      }
    }
    return path.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
