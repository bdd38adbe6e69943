package org.honeylink.control.session.application;

import java.util.List;
import java.util.Optional;
import org.honeylink.control.session.domain.BandwidthPool;
import org.honeylink.control.session.domain.GiveWay.Allocation;

/**
 * Port to what tenants have allocated. Every call takes part in the transaction at hand, and right
 * before its events: rows are locked until it ends, in the order device, session, pool, the
 * device's turn in the outbox. One call for each transaction and tenant.
 */
public interface TenantPools {

  /**
   * Allocates, however many others do so on however many nodes.
   *
   * @param kbps above 0, or below 0 to give back; 0 does nothing
   * @return the pool as it stands, when it has no room; nothing is allocated then
   */
  Optional<BandwidthPool> take(String tenantId, long kbps);

  /** Gives back; never refused. */
  void giveBack(String tenantId, long kbps);

  /** Spreads what each tenant holds, so that a capacity that has shrunk holds from now on. */
  void evenOut();

  /** The pool as it stands. */
  BandwidthPool read(String tenantId);

  /** Streams of the tenant below a priority, the least important and largest first. */
  List<Allocation> lessImportant(String tenantId, int priority);
}
