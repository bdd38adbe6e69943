package org.honeylink.control.access.application;

/**
 * Who may read the metrics without an account: a scraper with the installation's metrics token. The
 * token opens nothing else. Thread-safe.
 */
public interface MetricsReaders {

  /** Whether the bearer token is the metrics token; takes as long for a wrong one. */
  boolean mayRead(String bearerToken);
}
