package org.honeylink.control.command.domain;

/** Whether a command is still under way to anybody. */
public enum CommandStatus {
  /** Some target has not ended yet. */
  RUNNING,
  /** Every target has ended. */
  COMPLETED,
  /** Called off: targets that had not ended have, as cancelled. */
  CANCELLED
}
