package org.honeylink.control.pairing.domain;

import java.time.Instant;

/**
 * How a try at a pairing code ended. Only {@link Wrong} and {@link Accepted} depend on what was
 * typed, and only while the code lives: the others tell a guesser nothing.
 */
public sealed interface Attempt {

  /** It was the code; it is used now. */
  record Accepted() implements Attempt {}

  /**
   * It was not the code.
   *
   * @param triesLeft 0 when this try has made the code void
   */
  record Wrong(int triesLeft) implements Attempt {}

  /** The code was used before. */
  record Used() implements Attempt {}

  /** Too many wrong tries before this one. */
  record Voided() implements Attempt {}

  /** Its time was over. */
  record Expired(Instant at) implements Attempt {}
}
