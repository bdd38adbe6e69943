package org.honeylink.tests.leak;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The search that {@link LeakIT} relies on does find what it is given. */
class SecretSearchTest {

  private static final byte[] SECRET =
      HexFormat.of().parseHex("f0e1d2c3b4a5968778695a4b3c2d1e0ffb00ff7f8081fefd0102030405060708");

  static Stream<String> texts() {
    String hex = HexFormat.of().formatHex(SECRET);
    return Stream.of(
        hex,
        hex.toUpperCase(java.util.Locale.ROOT),
        Base64.getEncoder().encodeToString(SECRET),
        Base64.getUrlEncoder().withoutPadding().encodeToString(SECRET),
        Arrays.toString(SECRET),
        new BigInteger(1, SECRET).toString(),
        new String(SECRET, ISO_8859_1));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void secretIsFoundInTheMiddleOfText(String written) {
    assertFalse(find("key=" + written + "; more").isEmpty(), written);
  }

  @Test
  void secretIsFoundInsideOfEncodedBytesAtAnyAlignment() {
    for (int before = 0; before < 6; before++) {
      byte[] record = new byte[before + SECRET.length + 5];
      System.arraycopy(SECRET, 0, record, before, SECRET.length);
      for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
        assertFalse(find(encoder.encodeToString(record)).isEmpty(), "at " + before);
      }
    }
  }

  /** Lines of 64 characters (RFC 7468), and how JSON writes their ends. */
  @Test
  void secretIsFoundInPemWhereverItsLinesEnd() {
    for (int before = 0; before < 64; before++) {
      byte[] record = new byte[before + SECRET.length + 5];
      System.arraycopy(SECRET, 0, record, before, SECRET.length);
      String pem =
          "-----BEGIN PRIVATE KEY-----\n"
              + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(record)
              + "\n-----END PRIVATE KEY-----\n";
      for (String lineEnd : List.of("\n", "\r\n", "\\n", "\\r\\n")) {
        assertFalse(find(pem.replace("\n", lineEnd)).isEmpty(), pem);
      }
    }
  }

  @Test
  void anotherSecretIsNotFound() {
    byte[] other = SECRET.clone();
    other[31] ^= 1;
    assertEquals(Set.of(), find(HexFormat.of().formatHex(other)));
    assertEquals(Set.of(), find(new String(other, ISO_8859_1)));
  }

  @Test
  void textSecretIsFoundAsItselfAndDecoded() {
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(SECRET);
    SecretSearch search = new SecretSearch().add("token", token);
    assertFalse(search.findIn(("Bearer " + token).getBytes(ISO_8859_1)).isEmpty());
    assertFalse(search.findIn(SECRET).isEmpty());
  }

  private static Set<String> find(String content) {
    return new SecretSearch().add("secret", SECRET).findIn(content.getBytes(ISO_8859_1));
  }
}
