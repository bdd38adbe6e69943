package org.honeylink.sdk.policy;

/** The application's word on policies. */
@FunctionalInterface
public interface PolicyListener {

  /**
   * A policy came that verifies and is newer than any before. Called on a thread of its own, one
   * call at a time; the server waits five seconds for the verdict. What it throws refuses the
   * policy. May be called again for the same serial when the program ended before its answer.
   */
  PolicyVerdict apply(SignedPolicy policy);
}
