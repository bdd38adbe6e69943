package org.honeylink.web.idempotency;

/** Where the transaction of a keyed call comes from. */
final class Transactions {

  /**
   * Payara's transaction manager. Not {@code UserTransaction}: with many calls at once it refuses
   * some, because it takes a timer's bean on another thread for the caller ("Operation not
   * allowed").
   */
  static final String MANAGER = "java:appserver/TransactionManager";

  private Transactions() {}
}
