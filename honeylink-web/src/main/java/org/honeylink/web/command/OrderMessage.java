package org.honeylink.web.command;

import java.util.Optional;
import java.util.function.Supplier;
import org.honeylink.control.command.application.CommandOrder;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.JsonBody;
import org.honeylink.web.request.JsonFields;

/**
 * An order as a message brings it. A CloudEvent is known by its {@code specversion}; its source and
 * id together, which its sender keeps when he sends it again, keep it from ordering twice.
 */
final class OrderMessage {

  private static final int LONGEST = 256;

  private OrderMessage() {}

  /**
   * Reads a message.
   *
   * @param messageId of the broker; counts when there is no CloudEvent around the order
   * @throws ValidationFailed with every fault
   */
  static CommandOrder parse(byte[] utf8, Optional<String> messageId) {
    JsonBody body = JsonBody.parse(utf8);
    return body.has("specversion")
        ? body.read(OrderMessage::event)
        : body.read(CommandBody.order(messageId));
  }

  private static Supplier<CommandOrder> event(JsonFields in) {
    Field<String> version = in.text("specversion");
    Field<String> id = in.text("id", OrderMessage::bounded);
    Field<String> source = in.text("source", OrderMessage::source);
    in.ignoreOthers();
    Field<CommandOrder> order = in.object("data", CommandBody.order(Optional.of(key(source, id))));
    return () -> {
      if (!version.get().equals("1.0")) {
        throw new ValidationFailed("specversion", "must be 1.0");
      }
      return order.get();
    };
  }

  /** A source has no space, so that no two pairs make the same key; empty when one is at fault. */
  private static String key(Field<String> source, Field<String> id) {
    return source
        .ifFaultless()
        .flatMap(from -> id.ifFaultless().map(each -> "event:" + from + " " + each))
        .orElse("");
  }

  private static String source(String text) {
    if (text.chars().anyMatch(Character::isWhitespace)) {
      throw new ValidationFailed("", "must be a URI reference");
    }
    return bounded(text);
  }

  private static String bounded(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      throw new ValidationFailed("", "must have 1 to 256 characters");
    }
    return text;
  }
}
