package org.honeylink.control.command.application;

import java.time.Duration;
import java.util.Optional;
import org.honeylink.control.command.domain.CommandName;
import org.honeylink.control.command.domain.CommandWord;
import org.honeylink.control.command.domain.Selector;
import org.honeylink.control.shared.domain.ValidationFailed;

/**
 * What somebody wants devices to do.
 *
 * @param parameters a JSON object, compact
 * @param expiresIn how long devices may take, asleep or awake; 5 seconds to 30 days
 * @param sourceId of the message that says it, which may come twice; empty for a call
 */
public record CommandOrder(
    CommandName name,
    String parameters,
    Selector selector,
    Duration expiresIn,
    Optional<String> sourceId) {

  /** Shortest time of a command, in seconds: one that is said twice. */
  public static final int LEAST_SECONDS = 5;

  /** Longest time of a command, in seconds. */
  public static final int MOST_SECONDS = 30 * 24 * 3_600;

  /** When the order does not say: an hour. */
  public static final int DEFAULT_SECONDS = 3_600;

  public CommandOrder {
    CommandWord.check(name, parameters);
    if (expiresIn.toSeconds() < LEAST_SECONDS || expiresIn.toSeconds() > MOST_SECONDS) {
      throw new ValidationFailed("expires_in_seconds", "must be 5 to 2,592,000");
    }
  }
}
