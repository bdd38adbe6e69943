package org.honeylink.control.shared.domain;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One page of a list.
 *
 * @param items in order
 * @param next cursor of the next page, when there is one
 */
public record Page<T>(List<T> items, Optional<String> next) {

  /** Items of a page when the caller does not say. */
  public static final int DEFAULT_LIMIT = 50;

  /** Most items of a page. */
  public static final int MAX_LIMIT = 500;

  public Page {
    items = List.copyOf(items);
    Objects.requireNonNull(next);
  }
}
