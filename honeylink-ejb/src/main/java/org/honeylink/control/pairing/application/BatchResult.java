package org.honeylink.control.pairing.application;

import org.honeylink.control.shared.domain.HoneyLinkException;

/** What became of one registration of a batch. */
public sealed interface BatchResult {

  /** It is registered. */
  record Enrolled(Enrolment enrolment) implements BatchResult {}

  /** It is not, and nothing of it was kept. */
  record Refused(HoneyLinkException reason) implements BatchResult {}

  /** Something here went wrong, and is in the log; nobody can tell whether it was kept. */
  record Failed(RuntimeException cause) implements BatchResult {}
}
