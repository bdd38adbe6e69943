package org.honeylink.control.access.application;

/** Hands the first password to whoever starts the server. */
public interface FirstPassword {

  /** Replaces any earlier one that was not fetched. */
  void write(String password);
}
