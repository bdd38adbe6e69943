package org.honeylink.control.session.domain;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.honeylink.control.session.domain.GiveWay.Allocation;
import org.honeylink.control.shared.domain.Conflict;

/**
 * Bandwidth that all open sessions of a device, or of a tenant, share. Right only for a caller that
 * holds the owner's row, so that allocations come one after another.
 *
 * @param owner whose pool it is
 * @param capacityKbps kbit/s
 * @param availableKbps not allocated yet, kbit/s; below 0 when the capacity has shrunk
 */
public record BandwidthPool(Owner owner, long capacityKbps, long availableKbps) {

  /** Capacity of a device's pool unless a policy says otherwise, kbit/s. */
  public static final long DEVICE_KBPS = 100_000;

  /** Whose sessions share a pool. */
  public enum Owner {
    DEVICE,
    TENANT;

    /** As in {@code device}. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The pool of a device with these allocations. */
  public static BandwidthPool ofDevice(long capacityKbps, List<Allocation> allocated) {
    return new BandwidthPool(
        Owner.DEVICE,
        capacityKbps,
        capacityKbps - allocated.stream().mapToLong(Allocation::kbps).sum());
  }

  /**
   * Lets somebody have more when there is room for it.
   *
   * @param wish what is asked for
   * @param allocated streams that hold bandwidth of the pool, as far as they may have to give way
   * @throws Conflict with what was asked, what is left, and which less important streams would have
   *     to give way to make room; none when even all of them would not suffice
   */
  public void require(Wish wish, Supplier<List<Allocation>> allocated) {
    if (wish.kbps() > availableKbps) {
      throw refused(wish, allocated.get());
    }
  }

  /** The refusal of a wish that the pool has no room for. */
  public Conflict refused(Wish wish, List<Allocation> allocated) {
    long available = Math.max(0, availableKbps);
    return new Conflict(
        "The %s has %d kbit/s left of %d, the session asks for %d (%s); ask for less or close another session"
            .formatted(owner.text(), available, capacityKbps, wish.kbps(), wish.streams()),
        Map.of(
            "pool",
            owner.text(),
            "requested",
            wish.kbps(),
            "available",
            available,
            "could_give_way",
            GiveWay.plain(
                GiveWay.cheapest(allocated, wish.kbps() - availableKbps, wish.priority()))));
  }

  /**
   * What is asked of a pool.
   *
   * @param kbps of all streams together, beyond what they hold already
   * @param priority highest of these streams, 0 to 7
   * @param streams names them with the field that asks, for the refusal
   */
  public record Wish(long kbps, int priority, String streams) {}
}
