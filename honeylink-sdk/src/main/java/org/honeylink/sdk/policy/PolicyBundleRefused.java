package org.honeylink.sdk.policy;

/** A policy bundle cannot be trusted; nothing of it was used. */
public final class PolicyBundleRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PolicyBundleRefused(String message) {
    super(message);
  }
}
