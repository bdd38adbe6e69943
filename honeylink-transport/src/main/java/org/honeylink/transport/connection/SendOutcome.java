package org.honeylink.transport.connection;

/** What became of a message given to {@link SessionConnection#send}. */
public enum SendOutcome {
  /** Taken. */
  ACCEPTED,
  /** Taken, but the queue is 90 % full: wait for {@link SessionListener#onWritable}. */
  BACKPRESSURE,
  /** Not taken: the queue is full; wait as with {@link #BACKPRESSURE}. */
  FULL,
  /** Not taken: the session is closed. */
  CLOSED,
  /** Not taken: longer than {@link SessionConnection#largestMessageBytes} of the stream. */
  TOO_LARGE
}
