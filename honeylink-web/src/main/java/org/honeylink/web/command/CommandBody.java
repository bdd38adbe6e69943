package org.honeylink.web.command;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.honeylink.control.command.application.CommandOrder;
import org.honeylink.control.command.domain.CommandAnswer;
import org.honeylink.control.command.domain.CommandName;
import org.honeylink.control.command.domain.Selector;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.JsonFields;

/** Bodies that order a command, or answer one. */
final class CommandBody {

  private static final String WHICH =
      "must have exactly one of device_ids, tag and all (which is true)";

  private CommandBody() {}

  /**
   * An order.
   *
   * @param sourceId of the message that brings it; empty for a call
   */
  static Function<JsonFields, Supplier<CommandOrder>> order(Optional<String> sourceId) {
    return in -> {
      Field<CommandName> name = in.text("name", CommandName::new);
      Field<Optional<JsonObject>> parameters = in.optionalFreeObject("parameters");
      Field<Selector> selector = in.object("selector", CommandBody::selector);
      Field<Optional<Long>> seconds =
          in.optionalWholeNumber(
              "expires_in_seconds", CommandOrder.LEAST_SECONDS, CommandOrder.MOST_SECONDS);
      return () ->
          new CommandOrder(
              name.get(),
              parameters.get().orElse(JsonObject.EMPTY_JSON_OBJECT).toString(),
              selector.get(),
              Duration.ofSeconds(seconds.get().orElse((long) CommandOrder.DEFAULT_SECONDS)),
              sourceId);
    };
  }

  private static Supplier<Selector> selector(JsonFields in) {
    Field<Optional<List<DeviceId>>> ids = in.optionalTexts("device_ids", DeviceId::new);
    Field<Optional<String>> tag = in.optionalText("tag", text -> text);
    Field<Optional<Boolean>> all = in.optionalTruth("all");
    return () -> selector(ids.get(), tag.get(), all.get());
  }

  private static Selector selector(
      Optional<List<DeviceId>> ids, Optional<String> tag, Optional<Boolean> all) {
    List<Selector> named =
        List.of(
                ids.map(Selector.Devices::new),
                tag.map(Selector.Tag::new),
                all.filter(Boolean::booleanValue).map(yes -> new Selector.All()))
            .stream()
            .<Selector>flatMap(Optional::stream)
            .toList();
    if (named.size() != 1) {
      throw new ValidationFailed("", WHICH);
    }
    return named.getFirst();
  }

  /** What came of a command; {@code status} is done or failed. */
  static Function<JsonFields, Supplier<CommandAnswer>> answer(UUID commandId) {
    return in -> {
      Field<Boolean> done = in.text("status", CommandBody::done);
      Field<Optional<String>> text = in.optionalText("text", each -> each);
      return () -> new CommandAnswer(commandId, done.get(), text.get().orElse(""));
    };
  }

  private static boolean done(String status) {
    return switch (status) {
      case "done" -> true;
      case "failed" -> false;
      default -> throw new ValidationFailed("", "must be one of done, failed");
    };
  }
}
