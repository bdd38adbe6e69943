package org.honeylink.tests.leak;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds secrets in bytes, whichever way they were written: raw, hexadecimal, base64 and base64url
 * at any alignment, as a list of Java bytes, as one number; in one line or wrapped, as PEM is. All
 * at once, so that whole data files can be searched.
 */
final class SecretSearch {

  /** A shorter pattern is found by chance in files of this size. */
  private static final int LEAST_BYTES = 8;

  private static final int KEY_BYTES = 4;

  private final Map<Integer, List<Pattern>> byFirstBytes = new HashMap<>();

  private static final class Pattern {

    private final String name;
    private final byte[] bytes;

    Pattern(String name, byte[] bytes) {
      this.name = name;
      this.bytes = bytes;
    }
  }

  /** Looks for a secret that is bytes. */
  SecretSearch add(String name, byte[] secret) {
    put(name, "raw", secret);
    put(name, "hex", latin(HexFormat.of().formatHex(secret)));
    put(name, "HEX", latin(HexFormat.of().formatHex(secret).toUpperCase(Locale.ROOT)));
    put(name, "number", latin(new BigInteger(1, secret).toString()));
    put(name, "list", latin(inner(Arrays.toString(secret))));
    for (int alignment = 0; alignment < 3; alignment++) {
      put(name, "base64", latin(aligned(Base64.getEncoder(), secret, alignment)));
      put(name, "base64url", latin(aligned(Base64.getUrlEncoder(), secret, alignment)));
    }
    return this;
  }

  /** Looks for a secret that is text, or the text of bytes in base64url. */
  SecretSearch add(String name, String secret) {
    add(name, latin(secret));
    if (secret.matches("[A-Za-z0-9_-]{22,}")) {
      add(name + " decoded", Base64.getUrlDecoder().decode(secret));
    }
    return this;
  }

  /** What stays the same of an encoding, whatever stands before and behind the secret. */
  private static String aligned(Base64.Encoder encoder, byte[] secret, int before) {
    byte[] shifted = new byte[before + secret.length];
    System.arraycopy(secret, 0, shifted, before, secret.length);
    String text = encoder.withoutPadding().encodeToString(shifted);
    int first = before == 0 ? 0 : before + 1;
    int whole = shifted.length * 8 / 6;
    return text.substring(first, whole);
  }

  private static String inner(String list) {
    return list.substring(1, list.length() - 1);
  }

  private static byte[] latin(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private void put(String name, String form, byte[] bytes) {
    if (bytes.length < LEAST_BYTES) {
      throw new IllegalArgumentException(name + " is too short to be searched for");
    }
    byFirstBytes
        .computeIfAbsent(firstBytes(bytes, 0), first -> new ArrayList<>())
        .add(new Pattern(name + " (" + form + ")", bytes));
  }

  private static int firstBytes(byte[] bytes, int at) {
    int value = 0;
    for (int i = 0; i < KEY_BYTES; i++) {
      value = (value << 8) | (bytes[at + i] & 0xff);
    }
    return value;
  }

  /** Names and forms of what is in there. */
  SortedSet<String> findIn(byte[] content) {
    SortedSet<String> found = new TreeSet<>();
    find(content, found);
    byte[] unwrapped = unwrapped(content);
    if (unwrapped.length < content.length) {
      find(unwrapped, found);
    }
    return found;
  }

  /** Without line ends, also those that JSON and logs write as a backslash and a letter. */
  private static byte[] unwrapped(byte[] content) {
    byte[] kept = new byte[content.length];
    int length = 0;
    for (int at = 0; at < content.length; at++) {
      if (content[at] == '\\' && at + 1 < content.length && isLetterOfLineEnd(content[at + 1])) {
        at++;
      } else if (content[at] != '\n' && content[at] != '\r') {
        kept[length++] = content[at];
      }
    }
    return Arrays.copyOf(kept, length);
  }

  private static boolean isLetterOfLineEnd(byte letter) {
    return letter == 'n' || letter == 'r';
  }

  private void find(byte[] content, SortedSet<String> found) {
    for (int at = 0; at + KEY_BYTES <= content.length; at++) {
      List<Pattern> candidates = byFirstBytes.get(firstBytes(content, at));
      if (candidates != null) {
        for (Pattern pattern : candidates) {
          if (isAt(content, at, pattern.bytes)) {
            found.add(pattern.name);
          }
        }
      }
    }
  }

  private static boolean isAt(byte[] content, int at, byte[] pattern) {
    return at + pattern.length <= content.length
        && Arrays.equals(content, at, at + pattern.length, pattern, 0, pattern.length);
  }
}
