package org.honeylink.control.trust.infrastructure.vault.simulator;

/**
 * "Error response": a status and a list of errors, empty where Vault says that there is nothing.
 */
final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;

  Refusal(int status, String error) {
    super(error);
    this.status = status;
  }

  int status() {
    return status;
  }

  String error() {
    return String.valueOf(getMessage());
  }
}
