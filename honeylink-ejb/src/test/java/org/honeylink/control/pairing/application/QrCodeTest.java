package org.honeylink.control.pairing.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {

  private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z");
  private static final Pattern SIDE = Pattern.compile("viewBox=\"0 0 (\\d+) \\d+\"");

  @Test
  void drawnModulesDecodeToTheText() throws Exception {
    String text =
        "honeylink:pair?device=HL-EDGE-0001&code=3467-9ACD-EFHJ&server=https%3A%2F%2Fhost%3A8443"
            + "&ca="
            + "ab".repeat(32);
    String svg = QrCode.svg(text, "Pairing code of HL-EDGE-0001");
    assertEquals(text, new Decoder().decode(modules(svg)).getText());
  }

  @Test
  void titleIsSaidByScreenReadersAndEscaped() {
    String svg = QrCode.svg("x", "a<b&c");
    assertTrue(svg.contains("<title id=\"t\">a&lt;b&amp;c</title>"), svg);
    assertTrue(svg.contains("role=\"img\" aria-labelledby=\"t\""), svg);
  }

  private static BitMatrix modules(String svg) {
    Matcher side = SIDE.matcher(svg);
    assertTrue(side.find());
    BitMatrix modules = new BitMatrix(Integer.parseInt(side.group(1)) - 8);
    Matcher run = RUN.matcher(svg);
    while (run.find()) {
      modules.setRegion(
          Integer.parseInt(run.group(1)) - 4,
          Integer.parseInt(run.group(2)) - 4,
          Integer.parseInt(run.group(3)),
          1);
    }
    return modules;
  }
}
