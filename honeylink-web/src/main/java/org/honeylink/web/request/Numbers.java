package org.honeylink.web.request;

import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;
import org.honeylink.control.shared.domain.Faults;

/** Numbers of a JSON body, within bounds. */
final class Numbers {

  /** No honest number has more digits; a larger one is refused before anybody computes with it. */
  private static final int MOST_DIGITS = 40;

  private Numbers() {}

  static Field<Long> whole(String at, JsonValue value, long least, long most, Faults faults) {
    String rule = "must be a whole number from " + shown(least) + " to " + shown(most);
    if (!(value instanceof JsonNumber number)) {
      faults.add(at, rule + ", not " + JsonFields.kind(value));
      return Field.faulty();
    }
    BigDecimal decimal = number.bigDecimalValue();
    boolean fits =
        isModest(decimal)
            && decimal.stripTrailingZeros().scale() <= 0
            && decimal.compareTo(BigDecimal.valueOf(least)) >= 0
            && decimal.compareTo(BigDecimal.valueOf(most)) <= 0;
    if (fits) {
      return Field.of(decimal.longValueExact());
    }
    faults.add(at, rule + ", not " + Faults.quoted(number.toString()));
    return Field.faulty();
  }

  static Field<Double> any(String at, JsonValue value, double least, double most, Faults faults) {
    if (!(value instanceof JsonNumber number)) {
      faults.add(at, "must be a number, not " + JsonFields.kind(value));
      return Field.faulty();
    }
    BigDecimal decimal = number.bigDecimalValue();
    if (isModest(decimal) && decimal.doubleValue() >= least && decimal.doubleValue() <= most) {
      return Field.of(decimal.doubleValue());
    }
    faults.add(
        at,
        "must be a number from %s to %s, not %s"
            .formatted(
                BigDecimal.valueOf(least).toPlainString(),
                BigDecimal.valueOf(most).toPlainString(),
                Faults.quoted(number.toString())));
    return Field.faulty();
  }

  private static boolean isModest(BigDecimal decimal) {
    return Math.abs((long) decimal.scale()) <= MOST_DIGITS && decimal.precision() <= MOST_DIGITS;
  }

  private static String shown(long number) {
    return NumberFormat.getIntegerInstance(Locale.ROOT).format(number);
  }
}
