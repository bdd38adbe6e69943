package org.honeylink.control.trust.application;

/**
 * A change of keys that a session is at.
 *
 * @param number which re-keying of the session it is, from 1
 * @param generation of the device master that it leads to
 * @param fresh whether the call that answers this began it
 */
public record RekeyState(int number, int generation, boolean fresh) {}
