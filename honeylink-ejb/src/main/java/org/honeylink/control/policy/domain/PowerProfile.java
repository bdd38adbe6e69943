package org.honeylink.control.policy.domain;

/** Power mode of the device's radio. */
public enum PowerProfile {
  ULTRA_LOW,
  LOW,
  NORMAL,
  HIGH
}
