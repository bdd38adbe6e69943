package org.honeylink.control.webhook.domain;

import java.util.Objects;
import java.util.Optional;

/**
 * How one try ended.
 *
 * @param status HTTP status; empty when there was no answer
 * @param error why it failed, in words of ours; empty when it did not. Nothing of the answer's body
 */
public record Attempt(Optional<Integer> status, Optional<String> error) {

  private static final int GONE = 410;

  public Attempt {
    Objects.requireNonNull(status);
    Objects.requireNonNull(error);
  }

  /** There was an answer; anything but 2xx is a failure, redirects too. */
  public static Attempt answered(int status) {
    boolean good = status >= 200 && status < 300;
    return new Attempt(
        Optional.of(status),
        good ? Optional.empty() : Optional.of("the endpoint answered " + status));
  }

  /** There was none. */
  public static Attempt failed(String why) {
    return new Attempt(Optional.empty(), Optional.of(why));
  }

  public boolean delivered() {
    return error.isEmpty();
  }

  /** The endpoint wants nothing any more. */
  public boolean gone() {
    return status.filter(code -> code == GONE).isPresent();
  }
}
