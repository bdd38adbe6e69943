package org.honeylink.control.session.application;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.policy.domain.PolicyDocument;
import org.honeylink.control.session.domain.BandwidthPool;
import org.honeylink.control.session.domain.BandwidthPool.Wish;
import org.honeylink.control.shared.domain.Conflict;

/**
 * Bandwidth of a device, right for who holds its row, and of its tenant, right for everybody. The
 * tenant's comes last before the events: others wait for its row.
 */
@Stateless
public class AllocateBandwidth {

  @Inject SessionRepository repository;
  @Inject TenantPools tenants;

  /**
   * Looks whether the device has room; what is stored next takes it.
   *
   * @throws Conflict when it has not
   */
  public void requireOfDevice(DeviceId deviceId, PolicyDocument policy, Wish wish) {
    if (wish.kbps() > 0) {
      var allocated = repository.allocations(deviceId);
      BandwidthPool.ofDevice(policy.poolKbps(BandwidthPool.DEVICE_KBPS), allocated)
          .require(wish, () -> allocated);
    }
  }

  /**
   * Takes it from the tenant, or gives it back when it is below 0.
   *
   * @throws TenantPoolFull when it has not so much; {@link #explained} tells more
   */
  public void takeOfTenant(String tenantId, Wish wish) {
    Optional<BandwidthPool> full = tenants.take(tenantId, wish.kbps());
    if (full.isPresent()) {
      throw new TenantPoolFull(tenantId, full.get(), wish);
    }
  }

  /**
   * The refusal with the streams that could give way. Looking for them takes time: called when the
   * transaction that was refused is over, so that nobody waits for it.
   */
  public Conflict explained(TenantPoolFull full) {
    return full.pool()
        .refused(full.wish(), tenants.lessImportant(full.tenantId(), full.wish().priority()));
  }

  /** Gives back what a session of a tenant held. */
  public void giveBack(String tenantId, long kbps) {
    tenants.giveBack(tenantId, kbps);
  }
}
