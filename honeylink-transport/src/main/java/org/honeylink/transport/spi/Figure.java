package org.honeylink.transport.spi;

/**
 * One figure of a link: measured, or the reason why there is none. A failed poll is never a zero.
 */
public sealed interface Figure {

  /** A value in the unit that the component of {@link LinkQuality} names. */
  record Measured(double value) implements Figure {}

  /** This kind of link cannot tell. */
  record Unsupported() implements Figure {}

  /** It could be told, but was not this time. */
  record Unknown() implements Figure {}
}
