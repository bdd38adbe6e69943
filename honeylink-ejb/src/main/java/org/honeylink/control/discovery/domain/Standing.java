package org.honeylink.control.discovery.domain;

/** What the registry says to who a beacon says it is. */
public enum Standing {
  /** A device with a good certificate for the very key that signed. */
  KNOWN,
  /** Nobody that is paired: the key is its own and proves nothing. */
  NEW,
  /** It bears the name of a paired device and signs with another key. */
  SPOOFED
}
