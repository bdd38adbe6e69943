package org.honeylink.transport.spi;

/** How much current a radio may draw; figures are averages. */
public enum PowerMode {
  /** About 5 mA, below 1 Mbit/s. */
  ULTRA_LOW,
  /** About 50 mA, 10 to 50 Mbit/s. */
  LOW,
  /** About 200 mA, 100 to 500 Mbit/s. */
  NORMAL,
  /** 500 mA and more, 500 to 1,500 Mbit/s. */
  HIGH
}
