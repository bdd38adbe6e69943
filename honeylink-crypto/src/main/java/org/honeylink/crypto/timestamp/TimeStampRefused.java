package org.honeylink.crypto.timestamp;

/** A token that does not prove a time; says why. */
public final class TimeStampRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TimeStampRefused(String reason) {
    super("The time stamp " + reason);
  }
}
