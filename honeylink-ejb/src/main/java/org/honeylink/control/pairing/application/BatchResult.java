package org.honeylink.control.pairing.application;

import org.honeylink.control.shared.domain.HoneyLinkException;

/** What became of one registration of a batch. */
public sealed interface BatchResult {

  /** It is registered. */
  record Enrolled(Enrolment enrolment) implements BatchResult {}

  /** It is not, and nothing of it was kept. */
  record Refused(HoneyLinkException reason) implements BatchResult {}
}
