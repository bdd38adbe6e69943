package org.honeylink.control.discovery.application;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.honeylink.control.discovery.domain.HeardDevice;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;
import org.honeylink.control.shared.domain.Cursor;
import org.honeylink.control.shared.domain.Page;
import org.honeylink.control.shared.domain.WrongState;

/**
 * Whom this node hears on its local networks. A device of another tenant is not shown; a name that
 * nobody has registered is shown to everybody, for it is on everybody's network.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Discovery {

  private static final String SEPARATOR = " ";

  /** How the list is ordered. */
  public enum Order {
    DEVICE_ID,
    LAST_HEARD,
    LAST_HEARD_DOWN
  }

  @Inject Neighbours neighbours;
  @Inject DiscoveryRadio radio;
  @Inject InstantSource clock;

  /**
   * One page of those that were heard lately; empty while discovery is off.
   *
   * @param limit 1 to {@link Page#MAX_LIMIT}
   * @param cursor {@code next} of the page before, in the same order
   */
  public Page<HeardDevice> list(
      Caller caller, DiscoveryFilter filter, Order order, int limit, Optional<Cursor> cursor) {
    caller.requireAny(Role.ADMIN, Role.SRE, Role.AUDITOR, Role.USER);
    List<HeardDevice> all =
        neighbours.neighbourhood().all(clock.instant()).stream()
            .filter(each -> each.tenantId().map(caller.tenantId()::equals).orElse(true))
            .filter(filter::takes)
            .sorted(comparator(order))
            .toList();
    int from = cursor.map(each -> behind(all, order, each)).orElse(0);
    return Page.cut(
        all.subList(from, Math.min(all.size(), from + limit + 1)),
        limit,
        each -> new Cursor(position(order, each)));
  }

  private static Comparator<HeardDevice> comparator(Order order) {
    Comparator<HeardDevice> byPosition = Comparator.comparing(each -> position(order, each));
    return order == Order.LAST_HEARD_DOWN ? byPosition.reversed() : byPosition;
  }

  /** Text that sorts as the order does. */
  private static String position(Order order, HeardDevice device) {
    String name = device.beacon().deviceId() + SEPARATOR + device.beacon().keySha256();
    return order == Order.DEVICE_ID
        ? name
        : "%016d".formatted(device.lastHeard().toEpochMilli()) + SEPARATOR + name;
  }

  private static int behind(List<HeardDevice> all, Order order, Cursor cursor) {
    int from = 0;
    while (from < all.size() && !isBehind(all.get(from), order, cursor)) {
      from++;
    }
    return from;
  }

  private static boolean isBehind(HeardDevice device, Order order, Cursor cursor) {
    int comparison = position(order, device).compareTo(cursor.position());
    return order == Order.LAST_HEARD_DOWN ? comparison < 0 : comparison > 0;
  }

  /**
   * Asks the network who is there; who answers is listed within seconds.
   *
   * @throws WrongState when discovery is off
   */
  public void scan(Caller caller) {
    caller.requireAny(Role.ADMIN, Role.SRE);
    if (!radio.isOn()) {
      throw WrongState.resource(
          "Discovery is off on this server; an administrator turns it on with"
              + " honeylink.discovery.enabled=true");
    }
    radio.ask();
  }
}
