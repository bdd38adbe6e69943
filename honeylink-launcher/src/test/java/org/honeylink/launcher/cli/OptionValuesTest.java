package org.honeylink.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.honeylink.launcher.cli.io.DurationOption;
import org.honeylink.launcher.cli.io.ShareOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class OptionValuesTest {

  @ParameterizedTest
  @CsvSource({"60s,PT1M", "2m,PT2M", "1h,PT1H", "500ms,PT0.5S", "90S,PT1M30S"})
  void durationsAreWrittenWithTheirUnit(String text, Duration expected) {
    assertEquals(expected, new DurationOption().convert(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "60", "s", "-5s", "1.5m", "9999999999s", "1d", "9999999h"})
  void otherDurationsAreRefused(String text) {
    assertThrows(TypeConversionException.class, () -> new DurationOption().convert(text));
  }

  @ParameterizedTest
  @CsvSource({"5%,0.05", "0.05,0.05", "0,0", "0%,0", "1,1", "100%,1", "2.5 %,0.025"})
  void sharesArePercentOrFractions(String text, double expected) {
    assertEquals(expected, new ShareOption().convert(text), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%", "5", "101%", "-1%", "NaN", "1e-2", "five"})
  void otherSharesAreRefused(String text) {
    assertThrows(TypeConversionException.class, () -> new ShareOption().convert(text));
  }
}
