package org.honeylink.control.session.application;

import java.util.List;

/**
 * Hears one kind of what devices say on their live sessions. Every CDI bean of this type is asked
 * for its kind when the server starts; two for one kind are a defect. Words of kinds that nobody
 * hears are dropped unread.
 */
public interface DeviceWordListener {

  /** Number of a {@code ControlKind}; always the same. */
  int kind();

  /**
   * Some words, oldest first. Called outside any transaction, on one thread of the data plane that
   * carries no packets: it may take its time with a database, but every kind waits behind it.
   *
   * <p>A word may come twice, late or not at all; one that fails here is lost like one that the
   * network lost. So the device says it again until it sees its effect.
   *
   * @param words 1 to 500
   */
  void heard(List<DeviceWord> words);
}
