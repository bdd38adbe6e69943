package org.honeylink.web.request;

import java.util.Locale;
import java.util.function.Function;

/** Reads a constant of a closed set; a refusal names the whole set. */
public final class Choice {

  private Choice() {}

  /** Constants called as they are in Java, as in {@code PAIRED}. */
  public static <E extends Enum<E>> Function<String, E> of(Class<E> type) {
    return Texts.choice(type.getEnumConstants(), Enum::name);
  }

  /** Constants called otherwise outside. */
  public static <E extends Enum<E>> Function<String, E> of(
      Class<E> type, Function<E, String> text) {
    return Texts.choice(type.getEnumConstants(), text);
  }

  /** Constants in lower case with hyphens, as in {@code ota-update}. */
  public static <E extends Enum<E>> Function<String, E> lowerCase(Class<E> type) {
    return Texts.choice(
        type.getEnumConstants(),
        constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
