package org.honeylink.crypto.pairing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairingUriTest {

  private static final String CA = "ab".repeat(32);
  private static final String LINE =
      "honeylink:pair?device=HL-EDGE-0001&code=3467-9ACD-EFHJ&server=https%3A%2F%2Fhost%3A8443&ca="
          + CA;

  @Test
  void lineIsWrittenAndReadBack() {
    PairingUri uri =
        new PairingUri("HL-EDGE-0001", "3467-9ACD-EFHJ", URI.create("https://host:8443"), CA);
    assertEquals(LINE, uri.reveal());
    PairingUri read = PairingUri.parse(" " + LINE + "\n");
    assertEquals(uri.reveal(), read.reveal());
    assertEquals("3467-9ACD-EFHJ", read.code());
  }

  @Test
  void textFormHidesTheCode() {
    assertFalse(PairingUri.parse(LINE).toString().contains("3467"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://host/pair?device=A",
        "honeylink:pair?",
        "honeylink:pair?device=HL-1",
        "honeylink:pair?device=A&device=B&code=C&server=https%3A%2F%2Fh&ca=d",
        "honeylink:pair?device=A&code=%zz&server=https%3A%2F%2Fh&ca=d"
      })
  void anythingElseIsRefused(String line) {
    assertThrows(IllegalArgumentException.class, () -> PairingUri.parse(line));
  }

  @Test
  void unknownMemberPlainHttpAndShortDigestAreRefused() {
    String[] spoiled = {
      LINE + "&more=1", LINE.replace("https", "http"), LINE.substring(0, LINE.length() - 1)
    };
    for (String line : spoiled) {
      assertThrows(IllegalArgumentException.class, () -> PairingUri.parse(line), line);
    }
  }
}
