package org.honeylink.control.idempotency.domain;

import java.util.UUID;

/** What there is to do for a call with a key. */
public sealed interface Claim {

  /**
   * It is to be carried out, by whoever holds this: as long as it is the claim of its row.
   *
   * @param rowId of the key
   * @param claim taken over by another when its holder is not heard of
   */
  record Granted(UUID rowId, UUID claim) implements Claim {}

  /** It was carried out, and this was told. */
  record Answered(KeptAnswer answer) implements Claim {}

  /**
   * It was carried out; what was told then is lost.
   *
   * @param action name of the event that told of its effect
   * @param target what that was about, as in a device id
   */
  record Done(String action, String target) implements Claim {}

  /** Somebody is carrying it out. */
  record UnderWay() implements Claim {}

  /** The key names another call. */
  record OtherCall() implements Claim {}
}
