package org.honeylink.sdk.session;

/** A session as this end sees it. */
public enum SessionState {
  /** Opened; no answer to a packet yet. */
  PAIRED,
  /** The server answers. */
  ACTIVE,
  /** Nothing came back for a while; the SDK asks the server and goes on by itself. */
  SUSPENDED,
  /** Over; open another. */
  CLOSED
}
