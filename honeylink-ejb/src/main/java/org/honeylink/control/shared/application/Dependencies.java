package org.honeylink.control.shared.application;

/** What the control plane cannot do without. Thread-safe; each answer comes within seconds. */
public interface Dependencies {

  /** Whether a statement gets through. */
  boolean databaseAnswers();

  /** Whether a connection gets through. */
  boolean brokerAnswers();

  /** Whether what was thrown comes from a database that is away, full or read-only. */
  boolean saysDatabaseAway(Throwable thrown);
}
