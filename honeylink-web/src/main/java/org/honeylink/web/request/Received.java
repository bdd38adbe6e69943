package org.honeylink.web.request;

import org.honeylink.control.shared.domain.ValidationFailed;

/** One item of an array whose items are good or bad each by itself. */
public sealed interface Received<T> {

  /** It was read. */
  record Good<T>(T value) implements Received<T> {}

  /** It was not; paths of the faults begin at the item. */
  record Bad<T>(ValidationFailed reason) implements Received<T> {}
}
