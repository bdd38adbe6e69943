package org.honeylink.control.shared.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Something happened, or was refused. A use case fires it as a CDI event inside its transaction;
 * the audit trail writes it down and, when it has a publication, the outbox keeps it for the
 * topics. Both in the same transaction: no change without its event, no event without its change.
 *
 * @param actor who did it
 * @param category which part of the product
 * @param action what, as in {@code device.registered}
 * @param target what it was done to, as in a device id; empty when there is none
 * @param outcome how it ended
 * @param details plain JSON values; never a secret
 * @param publication for the outbox, when the world is to hear of it
 */
public record ControlEvent(
    Caller actor,
    Category category,
    String action,
    String target,
    Outcome outcome,
    Map<String, Object> details,
    Optional<Publication> publication) {

  public ControlEvent {
    Objects.requireNonNull(actor);
    Objects.requireNonNull(category);
    Objects.requireNonNull(action);
    Objects.requireNonNull(target);
    Objects.requireNonNull(outcome);
    details = Map.copyOf(details);
    Objects.requireNonNull(publication);
  }

  /** Part of the product that an event belongs to; {@link #text} is the name outside. */
  public enum Category {
    DEVICE_REGISTRATION,
    DEVICE_PAIRING,
    SESSION_CREATION,
    SESSION_CLOSED,
    POLICY_UPDATE,
    KEY_ROTATION,
    CERTIFICATE,
    ACCESS,
    AUTHENTICATION,
    COMMAND,
    ROLLOUT,
    PRIVACY,
    CONFIGURATION;

    /** As in {@code device-registration}. */
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The category of a name outside. */
    public static Optional<Category> of(String text) {
      return Arrays.stream(values()).filter(category -> category.text().equals(text)).findFirst();
    }
  }

  /** How it ended. */
  public enum Outcome {
    SUCCESS,
    REFUSED,
    FAILED;

    /** As in {@code success}. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The outcome of a name outside. */
    public static Optional<Outcome> of(String text) {
      return Arrays.stream(values()).filter(outcome -> outcome.text().equals(text)).findFirst();
    }
  }

  /**
   * For the topics.
   *
   * @param topic where it goes
   * @param type CloudEvents type, as in {@code org.honeylink.session.established}
   * @param deviceId message property, when there is one
   * @param sessionId message property, when there is one
   * @param data payload, plain JSON values
   */
  public record Publication(
      Topic topic,
      String type,
      Optional<String> deviceId,
      Optional<String> sessionId,
      Map<String, Object> data) {

    public Publication {
      Objects.requireNonNull(topic);
      Objects.requireNonNull(type);
      Objects.requireNonNull(deviceId);
      Objects.requireNonNull(sessionId);
      data = Map.copyOf(data);
    }
  }

  /** JMS topics; {@link #address} is the name outside. */
  public enum Topic {
    DEVICE("honeylink.device"),
    SESSION("honeylink.session"),
    POLICY("honeylink.policy"),
    KEY("honeylink.key"),
    AUDIT("honeylink.audit"),
    ALERT("honeylink.alert"),
    TELEMETRY("honeylink.telemetry"),
    STREAM_DATA("honeylink.stream.data");

    private final String address;

    Topic(String address) {
      this.address = address;
    }

    /** As in {@code honeylink.device}. */
    public String address() {
      return address;
    }
  }
}
