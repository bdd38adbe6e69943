package org.honeylink.control.pairing.domain;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;
import org.honeylink.control.shared.domain.ValidationFailed;

/**
 * What a person carries from the console to a device: twelve letters and digits in groups of four.
 * The alphabet has no look-alikes (none of 0 O, 1 I L, 2 Z, 5 S, 8 B, G, U V), so what remains is
 * about 53 bits; five tries in ten minutes do not come near it.
 */
public final class PairingCode {

  /** Letters and digits that no one takes for another. */
  public static final String ALPHABET = "34679ACDEFHJKMNPQRTWXY";

  private static final int SYMBOLS = 12;
  private static final int GROUP = 4;
  private static final Pattern RULE = Pattern.compile("[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}");

  private final String text;

  private PairingCode(String text) {
    this.text = text;
  }

  /** A new code. */
  public static PairingCode random(SecureRandom random) {
    StringBuilder text = new StringBuilder(SYMBOLS + 2);
    for (int i = 0; i < SYMBOLS; i++) {
      if (i > 0 && i % GROUP == 0) {
        text.append('-');
      }
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new PairingCode(text.toString());
  }

  /**
   * Reads a code as a person types it: case and surrounding blanks do not matter.
   *
   * @throws ValidationFailed when it has not the shape of a code; what was typed is not repeated
   */
  public static PairingCode parse(String typed) {
    String text = typed.strip().toUpperCase(Locale.ROOT);
    if (!RULE.matcher(text).matches()) {
      throw new ValidationFailed(
          "", "must have the shape XXXX-XXXX-XXXX, letters and digits, as the registration showed");
    }
    return new PairingCode(text);
  }

  /** The code itself, for the one answer that shows it and for its digest. */
  public String reveal() {
    return text;
  }

  @Override
  public String toString() {
    return "PairingCode[hidden]";
  }
}
