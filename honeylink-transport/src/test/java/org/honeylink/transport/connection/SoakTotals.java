package org.honeylink.transport.connection;

import java.util.concurrent.atomic.LongAdder;

/** Sums over all sessions of a soak. */
final class SoakTotals {

  final LongAdder lives = new LongAdder();
  final LongAdder idleTimeouts = new LongAdder();
  final LongAdder messages = new LongAdder();
  final LongAdder repeated = new LongAdder();
  final LongAdder unreliableSent = new LongAdder();
  final LongAdder unreliableDelivered = new LongAdder();
  final LongAdder datagrams = new LongAdder();
  final LongAdder datagramsLost = new LongAdder();
  final LongAdder rekeyings = new LongAdder();
  final LongAdder restarts = new LongAdder();
  final LongAdder moves = new LongAdder();
  final LongAdder outages = new LongAdder();
  final LongAdder heldBytes = new LongAdder();

  @Override
  public String toString() {
    return ("%s sessions ended, of which %s idle; %s reliable messages, %s repeated after restarts;"
            + " %s of %s unreliable; %s datagrams, %s lost; %s re-keyings, %s restarts, %s"
            + " moves, %s outages; %d bytes held by an end at its close, on average")
        .formatted(
            lives,
            idleTimeouts,
            messages,
            repeated,
            unreliableDelivered,
            unreliableSent,
            datagrams,
            datagramsLost,
            rekeyings,
            restarts,
            moves,
            outages,
            heldBytes.sum() / Math.max(1, 2 * lives.sum()));
  }
}
