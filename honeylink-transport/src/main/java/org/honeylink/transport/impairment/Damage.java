package org.honeylink.transport.impairment;

/**
 * What else happens to datagrams that arrive.
 *
 * @param duplicate share that arrives twice
 * @param corrupt share in which one bit flips
 */
public record Damage(double duplicate, double corrupt) {

  public static final Damage NONE = new Damage(0, 0);

  public Damage {
    LinkFigures.check("duplicate", duplicate);
    LinkFigures.check("corrupt", corrupt);
  }
}
