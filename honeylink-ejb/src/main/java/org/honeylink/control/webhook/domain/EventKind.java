package org.honeylink.control.webhook.domain;

import java.util.Locale;
import java.util.Optional;
import org.honeylink.control.shared.domain.ControlEvent.Topic;

/** What an endpoint can ask for; {@link #text} is the name outside. */
public enum EventKind {
  DEVICE_REGISTERED,
  DEVICE_PAIRED,
  DEVICE_CERTIFICATE,
  DEVICE_CHANGED,
  DEVICE_ALERT,
  SESSION_ESTABLISHED,
  SESSION_CHANGED,
  SESSION_CLOSED,
  POLICY_APPLIED,
  POLICY_CHANGED,
  KEY_ROTATION,
  COMMAND;

  private static final String PREFIX = "org.honeylink.";

  /** Alerts about webhooks go to people: an endpoint that fails is not told so by webhook. */
  private static final String ABOUT_WEBHOOKS = PREFIX + "alert.webhook-";

  /** As in {@code policy-applied}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The kind of an event; empty for those that webhooks do not carry, as the audit trail's.
   *
   * @param topic its address
   * @param type CloudEvents type
   */
  public static Optional<EventKind> of(String topic, String type) {
    if (topic.equals(Topic.ALERT.address())) {
      return type.startsWith(ABOUT_WEBHOOKS) ? Optional.empty() : Optional.of(DEVICE_ALERT);
    }
    if (topic.equals(Topic.AUDIT.address()) || !type.startsWith(PREFIX)) {
      return Optional.empty();
    }
    String[] name = type.substring(PREFIX.length()).split("\\.", 2);
    return of(name[0], name.length > 1 ? name[1] : "", topic);
  }

  private static Optional<EventKind> of(String subject, String verb, String topic) {
    return switch (subject) {
      case "device" -> Optional.of(ofDevice(verb));
      case "session" -> Optional.of(ofSession(verb));
      case "policy", "profile" -> Optional.of(ofPolicy(verb));
      case "command" -> Optional.of(COMMAND);
      default -> topic.equals(Topic.KEY.address()) ? Optional.of(KEY_ROTATION) : Optional.empty();
    };
  }

  private static EventKind ofDevice(String verb) {
    if (verb.startsWith("certificate-")) {
      return DEVICE_CERTIFICATE;
    }
    return switch (verb) {
      case "registered" -> DEVICE_REGISTERED;
      case "paired" -> DEVICE_PAIRED;
      default -> DEVICE_CHANGED;
    };
  }

  private static EventKind ofSession(String verb) {
    return switch (verb) {
      case "established" -> SESSION_ESTABLISHED;
      case "closed" -> SESSION_CLOSED;
      default -> SESSION_CHANGED;
    };
  }

  private static EventKind ofPolicy(String verb) {
    return switch (verb) {
      case "applied", "acknowledged" -> POLICY_APPLIED;
      default -> POLICY_CHANGED;
    };
  }
}
