package org.honeylink.control.shared.infrastructure;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;

/** Tells a second row under one unique key from every other failure of the database. */
public final class UniqueKey {

  // PostgreSQL, appendix A: 23505 unique_violation.
  private static final String UNIQUE_VIOLATION = "23505";

  private UniqueKey() {}

  /** True when the statement failed because the key was there already. */
  public static boolean isTaken(PersistenceException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
