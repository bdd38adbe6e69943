package org.honeylink.control.webhook.application;

import java.net.URI;
import org.honeylink.control.shared.domain.ValidationFailed;

/** Which URLs webhooks may have. Thread-safe. */
public interface Endpoints {

  /**
   * A URL that may be kept: its form is right, and its host, when it can be resolved now, is
   * reachable by the rules. Each delivery asks again.
   *
   * @throws ValidationFailed when it is not; says no more of a host than that
   */
  URI accepted(String text);
}
