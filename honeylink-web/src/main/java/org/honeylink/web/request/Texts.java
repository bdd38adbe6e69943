package org.honeylink.web.request;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.control.shared.domain.ValidationFailed;

/** Text from outside. */
final class Texts {

  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private Texts() {}

  /** What is wrong with a text before anybody looks at its meaning; the database takes no such. */
  static Optional<String> fault(String text) {
    if (text.indexOf('\0') >= 0) {
      return Optional.of("must not contain the character U+0000");
    }
    boolean loneSurrogate = text.codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF);
    return loneSurrogate
        ? Optional.of("must not contain half of a surrogate pair")
        : Optional.empty();
  }

  /** A value of a text; a refusal is noted under the path. */
  static <T> Field<T> parse(String path, String text, Function<String, T> parse, Faults faults) {
    Optional<String> fault = fault(text);
    if (fault.isPresent()) {
      faults.add(path, fault.get());
      return Field.faulty();
    }
    try {
      return Field.of(parse.apply(text));
    } catch (ValidationFailed refused) {
      refused.violations().forEach(each -> faults.add(joined(path, each.path()), each.message()));
    } catch (IllegalArgumentException refused) {
      faults.add(path, String.valueOf(refused.getMessage()));
    }
    return Field.faulty();
  }

  /** A name from outside, fit for a path: as it is when it is a plain one, else quoted. */
  static String name(String received) {
    return PLAIN_NAME.matcher(received).matches() ? received : Faults.quoted(received);
  }

  /** One path behind another. */
  static String joined(String path, String below) {
    if (path.isEmpty() || below.isEmpty() || below.startsWith(".") || below.startsWith("[")) {
      return path + below;
    }
    return path + "." + below;
  }

  /** Reads a constant by its name outside: lower case, hyphens; says which there are. */
  static <E extends Enum<E>> Function<String, E> choice(E[] choices, Function<E, String> text) {
    return received ->
        Arrays.stream(choices)
            .filter(each -> text.apply(each).equals(received))
            .findFirst()
            .orElseThrow(
                () ->
                    new ValidationFailed(
                        "",
                        "must be one of "
                            + Arrays.stream(choices).map(text).collect(Collectors.joining(", "))
                            + ", not "
                            + Faults.quoted(received)));
  }
}
