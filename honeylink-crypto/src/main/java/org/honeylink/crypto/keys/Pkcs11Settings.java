package org.honeylink.crypto.keys;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Which token of which PKCS#11 library holds the keys.
 *
 * @param library the vendor's shared library
 * @param token label of the token; either this or the slot
 * @param slot number of the slot that the token is in
 * @param prefix what the labels of our objects begin with, so that two installations may share a
 *     token: 1 to 32 small letters, digits and hyphens
 */
public record Pkcs11Settings(
    Path library, Optional<String> token, OptionalLong slot, String prefix) {

  private static final Pattern PREFIX = Pattern.compile("[a-z0-9-]{1,32}");

  public Pkcs11Settings {
    if (token.isPresent() == slot.isPresent()) {
      throw new IllegalArgumentException(
          "A PKCS#11 store is chosen by the label of its token or by the number of its slot; give"
              + " exactly one of the two");
    }
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "The prefix of PKCS#11 labels has 1 to 32 small letters, digits and hyphens; received '"
              + prefix
              + "'");
    }
    library = library.toAbsolutePath().normalize();
    if (library.toString().chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "The path of the PKCS#11 library holds a control character");
    }
  }

  /** How messages call the store. */
  String called() {
    return token
        .map(label -> "The PKCS#11 token '" + label + "'")
        .orElseGet(() -> "The PKCS#11 token in slot " + slot.getAsLong());
  }
}
