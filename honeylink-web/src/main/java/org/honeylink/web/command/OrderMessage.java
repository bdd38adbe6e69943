package org.honeylink.web.command;

import java.util.Optional;
import java.util.function.Supplier;
import org.honeylink.control.command.application.CommandOrder;
import org.honeylink.control.shared.domain.ValidationFailed;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.JsonBody;
import org.honeylink.web.request.JsonFields;

/**
 * An order as a message brings it. A CloudEvent is known by its {@code specversion}; its id, which
 * its sender keeps when he sends it again, keeps it from ordering twice.
 */
final class OrderMessage {

  private static final int LONGEST_ID = 256;

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
    Field<String> id = in.text("id", OrderMessage::id);
    in.ignoreOthers();
    String source = id.ifFaultless().map(each -> "event:" + each).orElse("");
    Field<CommandOrder> order = in.object("data", CommandBody.order(Optional.of(source)));
    return () -> {
      if (!version.get().equals("1.0")) {
        throw new ValidationFailed("specversion", "must be 1.0");
      }
      return order.get();
    };
  }

  private static String id(String text) {
    if (text.isEmpty() || text.length() > LONGEST_ID) {
      throw new ValidationFailed("", "must have 1 to 256 characters");
    }
    return text;
  }
}
