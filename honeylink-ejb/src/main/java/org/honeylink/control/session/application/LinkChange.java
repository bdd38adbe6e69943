package org.honeylink.control.session.application;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.session.domain.LinkQuality;

/**
 * The link of a session, or how well it carries, has changed.
 *
 * @param before quality until now
 * @param after quality from now on
 * @param loss share of the device's packets lost lately, before repair, 0 to 1
 * @param carrierBefore what carried until now; empty before the device was heard
 * @param carrier what carries from now on
 */
public record LinkChange(
    UUID sessionId,
    LinkQuality before,
    LinkQuality after,
    double loss,
    Optional<Carrier> carrierBefore,
    Optional<Carrier> carrier) {

  public LinkChange {
    Objects.requireNonNull(sessionId);
    Objects.requireNonNull(before);
    Objects.requireNonNull(after);
    Objects.requireNonNull(carrierBefore);
    Objects.requireNonNull(carrier);
  }
}
