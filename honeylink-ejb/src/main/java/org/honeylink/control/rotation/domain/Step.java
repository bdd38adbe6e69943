package org.honeylink.control.rotation.domain;

/** How far one device has come in a rotation. */
public enum Step {
  /** Waits for its turn. */
  REQUESTED,
  /** Its next generation exists. */
  PREPARED,
  /** Its next generation is in use. */
  ACTIVE,
  /** The device has the new master. */
  ACKNOWLEDGED,
  /** Nothing uses the old generation any more: the end. */
  RETIRED,
  /** Given up before the new generation was in use; the old one stays. */
  FAILED,
  /** An emergency rotation took the device over. */
  SUPERSEDED;

  public boolean isFinal() {
    return this == RETIRED || this == FAILED || this == SUPERSEDED;
  }
}
