package org.honeylink.control.audit.application;

import java.time.YearMonth;
import java.util.List;

/** The trail's monthly partitions, as far as the application may have a hand in them. */
public interface AuditPartitions {

  /** Whether this transaction is the only one that archives until it ends. */
  boolean takeTurn();

  /** Makes the partitions of this month and the three to come, where they are missing. */
  void prepare();

  /** Months that have a partition, in order. */
  List<YearMonth> months();

  /** Events of a month. */
  long events(YearMonth month);

  /** Notes that a month lies sealed in a file. */
  void archived(YearMonth month, long events, AuditArchives.Sealed sealed);

  /**
   * Drops the partition of a month.
   *
   * @throws RuntimeException when the database finds it younger than 7 years, or not all archived
   */
  void drop(YearMonth month);
}
