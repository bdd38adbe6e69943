package org.honeylink.control.shared.domain;

/** Absent, or not visible to this caller: a stranger cannot tell which. */
public final class NotFound extends HoneyLinkException {

  private static final long serialVersionUID = 1L;

  /**
   * @param kind what was looked for, as in {@code device}
   * @param id the id as received
   */
  public NotFound(String kind, String id) {
    super(
        ErrorCode.ERR_NOT_FOUND,
        "There is no " + kind + " '" + id + "' here; check the id and your tenant");
  }
}
