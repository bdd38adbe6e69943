package org.honeylink.web.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.MessageDrivenContext;
import jakarta.inject.Inject;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import org.honeylink.control.command.application.OrderCommands;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.HoneyLinkException;
import org.honeylink.control.shared.domain.ValidationFailed;

/**
 * Orders from the queue {@code honeylink.command}: the body of {@code POST /commands}, as it is or
 * as the data of a CloudEvent. A message and its command are one transaction. What cannot be
 * ordered is given back, and after some tries the broker puts it to the dead letters.
 */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(propertyName = "destination", propertyValue = "honeylink.command"),
      @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "1")
    })
public class CommandQueue implements MessageListener {

  private static final Logger LOG = System.getLogger(CommandQueue.class.getName());
  private static final int MOST_BYTES = 1 << 20;

  @Inject private OrderCommands orders;
  @Resource private MessageDrivenContext context;

  @Override
  public void onMessage(Message message) {
    try {
      OrderMessage order = OrderMessage.parse(body(message), messageId(message));
      orders.order(caller(message), order.order());
    } catch (HoneyLinkException | JMSException e) {
      LOG.log(
          Level.WARNING,
          "A message of the queue honeylink.command orders nothing: {0}",
          e.getMessage());
      context.setRollbackOnly();
    }
  }

  /** Who may send to the queue may order commands, in the tenant that he names. */
  private static Caller caller(Message message) throws JMSException {
    String tenant = message.getStringProperty("tenant_id");
    return new Caller(
        "queue:honeylink.command",
        tenant == null ? Caller.DEFAULT_TENANT : tenant,
        Set.of(Role.SRE));
  }

  private static Optional<String> messageId(Message message) throws JMSException {
    return Optional.ofNullable(message.getJMSMessageID()).map(id -> "jms:" + id);
  }

  private static byte[] body(Message message) throws JMSException {
    return switch (message) {
      case TextMessage text when text.getText() != null -> text.getText().getBytes(UTF_8);
      case BytesMessage bytes when bytes.getBodyLength() <= MOST_BYTES -> {
        byte[] body = new byte[Math.toIntExact(bytes.getBodyLength())];
        bytes.readBytes(body);
        yield body;
      }
      default -> throw new ValidationFailed("", "The message must be text, or bytes of UTF-8");
    };
  }
}
