package org.honeylink.control.session.application;

import org.honeylink.control.session.domain.BandwidthPool;
import org.honeylink.control.session.domain.BandwidthPool.Wish;
import org.honeylink.control.shared.domain.ErrorCode;
import org.honeylink.control.shared.domain.HoneyLinkException;

/** A tenant has not so much bandwidth; {@link AllocateBandwidth#explained} makes it a refusal. */
public final class TenantPoolFull extends HoneyLinkException {

  private static final long serialVersionUID = 1L;

  private final String tenantId;
  private final transient BandwidthPool pool;
  private final transient Wish wish;

  TenantPoolFull(String tenantId, BandwidthPool pool, Wish wish) {
    super(ErrorCode.ERR_CONFLICT, "The tenant has no bandwidth left for " + wish.streams());
    this.tenantId = tenantId;
    this.pool = pool;
    this.wish = wish;
  }

  String tenantId() {
    return tenantId;
  }

  BandwidthPool pool() {
    return pool;
  }

  Wish wish() {
    return wish;
  }
}
