package org.honeylink.transport.stream;

/**
 * What a message counts against a receive window. Both ends compute it alike, and it covers what a
 * receiver spends, so that a window bounds memory whatever the sizes of messages and fragments.
 */
final class MessageCost {

  private static final int PER_MESSAGE = 64;
  private static final int PER_FRAGMENT = 8;

  private MessageCost() {}

  /** Cost of a message before any of its bytes came. */
  static long ofFrame(int fragments) {
    return PER_MESSAGE + (long) PER_FRAGMENT * fragments;
  }

  static long of(int bytes, int fragments) {
    return bytes + ofFrame(fragments);
  }
}
