package org.honeylink.control.dataplane.application;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Finds a session by the connection id of a packet: an open-addressing table, because a boxed key
 * for each packet would be garbage for each packet.
 *
 * <p>Reading takes no lock and is safe from any thread; changes are serialised.
 */
final class ConnectionTable {

  private static final Entry REMOVED = new Entry(0, null);
  private static final int SMALLEST = 64;

  /** One stream's way to its session; {@code session} is null in the tombstone alone. */
  record Entry(long connectionId, @Nullable CarriedSession session) {

    boolean leadsFrom(long id) {
      return session != null && connectionId == id;
    }
  }

  private volatile AtomicReferenceArray<@Nullable Entry> slots =
      new AtomicReferenceArray<>(SMALLEST);
  private int live;
  private int used;

  /** The session that this connection id belongs to, or null. */
  @Nullable CarriedSession find(long connectionId) {
    AtomicReferenceArray<@Nullable Entry> table = slots;
    int mask = table.length() - 1;
    for (int slot = hash(connectionId) & mask; ; slot = (slot + 1) & mask) {
      Entry entry = table.get(slot);
      if (entry == null) {
        return null;
      }
      if (entry.leadsFrom(connectionId)) {
        return entry.session;
      }
    }
  }

  /**
   * @throws IllegalStateException when the id is taken
   */
  synchronized void put(long connectionId, CarriedSession session) {
    if (find(connectionId) != null) {
      throw new IllegalStateException("two streams were given one connection id");
    }
    if ((used + 1) * 2 > slots.length()) {
      rebuild();
    }
    insert(slots, new Entry(connectionId, session));
    used++;
    live++;
  }

  synchronized void remove(long connectionId) {
    AtomicReferenceArray<@Nullable Entry> table = slots;
    int mask = table.length() - 1;
    for (int slot = hash(connectionId) & mask; ; slot = (slot + 1) & mask) {
      Entry entry = table.get(slot);
      if (entry == null) {
        return;
      }
      if (entry.leadsFrom(connectionId)) {
        table.set(slot, REMOVED);
        live--;
        return;
      }
    }
  }

  /** Makes room for twice what lives and drops the tombstones; at most a quarter is used then. */
  private void rebuild() {
    AtomicReferenceArray<@Nullable Entry> old = slots;
    int length = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, live)) * 8);
    AtomicReferenceArray<@Nullable Entry> table = new AtomicReferenceArray<>(length);
    for (int i = 0; i < old.length(); i++) {
      Entry entry = old.get(i);
      if (entry != null && entry.session != null) {
        insert(table, entry);
      }
    }
    used = live;
    slots = table;
  }

  private static void insert(AtomicReferenceArray<@Nullable Entry> table, Entry entry) {
    int mask = table.length() - 1;
    int slot = hash(entry.connectionId) & mask;
    while (table.get(slot) != null) {
      slot = (slot + 1) & mask;
    }
    table.set(slot, entry);
  }

  private static int hash(long connectionId) {
    return Long.hashCode(connectionId * 0x9E37_79B9_7F4A_7C15L);
  }
}
