package org.honeylink.launcher.cli.link;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.honeylink.launcher.cli.io.CommandFailed;
import org.honeylink.launcher.cli.io.DurationOption;
import org.honeylink.launcher.cli.io.ShareOption;
import org.honeylink.launcher.relay.Direction;
import org.honeylink.launcher.relay.LinkImpairments;
import org.honeylink.transport.impairment.Cut;
import org.honeylink.transport.impairment.Damage;
import org.honeylink.transport.impairment.Delay;
import org.honeylink.transport.impairment.Impairment;
import org.honeylink.transport.impairment.Loss;
import org.honeylink.transport.impairment.Rate;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** The figures of a link as they were given: {@code --loss} both ways, {@code --up-loss} one. */
final class LinkFigures {

  private static final String HEADING =
      "%nThe link, both ways alike; with --up- or --down- in front, as in --up-loss, one way"
          + " only:%n";
  private static final double BITS_PER_BYTE = 8;
  private static final double MILLIS_PER_SECOND = 1e3;

  private final ParseResult parsed;

  LinkFigures(ParseResult parsed) {
    this.parsed = parsed;
  }

  /** Adds the options; those of one direction are not repeated in the help. */
  static void addTo(CommandSpec command) {
    ArgGroupSpec.Builder group = ArgGroupSpec.builder().heading(HEADING).validate(false);
    for (LinkFigure figure : LinkFigure.values()) {
      group.addArg(option(bothWays(figure), figure).build());
      for (Direction direction : Direction.values()) {
        command.addOption(option(oneWay(direction, figure), figure).hidden(true).build());
      }
    }
    command.addArgGroup(group.build());
  }

  private static OptionSpec.Builder option(String name, LinkFigure figure) {
    return OptionSpec.builder(name)
        .type(String.class)
        .paramLabel(figure.label())
        .description(figure.description().replace("%", "%%"));
  }

  private static String bothWays(LinkFigure figure) {
    return "--" + figure.text();
  }

  private static String oneWay(Direction direction, LinkFigure figure) {
    return "--" + direction.name().toLowerCase(Locale.ROOT) + "-" + figure.text();
  }

  /** Checks what was given. */
  LinkImpairments impairments(long seed) {
    return new LinkImpairments(impairment(Direction.UP, seed), impairment(Direction.DOWN, seed));
  }

  private Impairment impairment(Direction direction, long seed) {
    for (LinkFigure figure : LinkFigure.values()) {
      checkEffect(direction, figure);
    }
    try {
      return Impairment.NONE
          .seed(seed)
          .with(new Loss(share(direction, LinkFigure.LOSS), burst(direction)))
          .with(
              new Delay(
                  time(direction, LinkFigure.DELAY),
                  time(direction, LinkFigure.JITTER),
                  share(direction, LinkFigure.REORDER),
                  time(direction, LinkFigure.REORDER_DELAY)))
          .with(
              new Damage(
                  share(direction, LinkFigure.DUPLICATE), share(direction, LinkFigure.CORRUPT)))
          .with(rate(direction))
          .with(value(direction, LinkFigure.CUT, LinkFigures::cut));
    } catch (IllegalArgumentException outOfRange) {
      throw CommandFailed.usage(String.valueOf(outOfRange.getMessage()));
    }
  }

  private void checkEffect(Direction direction, LinkFigure figure) {
    LinkFigure needed = figure.needed();
    if (needed != null) {
      given(direction, figure)
          .filter(option -> given(direction, needed).isEmpty())
          .ifPresent(
              option -> {
                throw CommandFailed.usage(
                    "%s has no effect without %s"
                        .formatted(option, option.replace(figure.text(), needed.text())));
              });
    }
  }

  /** The option that counts for a direction, when there is one. */
  private Optional<String> given(Direction direction, LinkFigure figure) {
    return List.of(oneWay(direction, figure), bothWays(figure)).stream()
        .filter(parsed::hasMatchedOption)
        .findFirst();
  }

  private <T> T value(Direction direction, LinkFigure figure, Function<String, T> converter) {
    Optional<String> option = given(direction, figure);
    if (option.isEmpty()) {
      return converter.apply(figure.usual());
    }
    try {
      return converter.apply(parsed.matchedOptionValue(option.get(), figure.usual()));
    } catch (TypeConversionException refused) {
      throw CommandFailed.usage(
          "Invalid value for option '%s': %s".formatted(option.get(), refused.getMessage()));
    }
  }

  private double share(Direction direction, LinkFigure figure) {
    return value(direction, figure, new ShareOption()::convert);
  }

  private Duration time(Direction direction, LinkFigure figure) {
    return value(direction, figure, new DurationOption()::convert);
  }

  private double burst(Direction direction) {
    return value(direction, LinkFigure.BURST, LinkFigures::number);
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is no number; write it like 3 or 2.5");
    }
  }

  private Rate rate(Direction direction) {
    long bitsPerSecond = value(direction, LinkFigure.RATE, new RateOption()::convert);
    double queueSeconds = time(direction, LinkFigure.QUEUE).toMillis() / MILLIS_PER_SECOND;
    return new Rate(bitsPerSecond, (long) (bitsPerSecond / BITS_PER_BYTE * queueSeconds));
  }

  private static Cut cut(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 2) {
      throw new TypeConversionException(
          "'" + text + "' is no cut; write it like 1s/10s: one second of each ten");
    }
    DurationOption durations = new DurationOption();
    return new Cut(durations.convert(parts[1]), durations.convert(parts[0]));
  }
}
