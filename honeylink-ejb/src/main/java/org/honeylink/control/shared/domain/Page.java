package org.honeylink.control.shared.domain;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

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

  /**
   * A page of what was found.
   *
   * @param found in order; one item more than the limit says that there is a next page
   * @param cursor where an item stands in the list
   */
  public static <T> Page<T> cut(List<T> found, int limit, Function<T, Cursor> cursor) {
    if (found.size() <= limit) {
      return new Page<>(found, Optional.empty());
    }
    List<T> shown = found.subList(0, limit);
    return new Page<>(shown, Optional.of(cursor.apply(shown.getLast()).text()));
  }

  /** The same page of other items. */
  public <R> Page<R> map(Function<T, R> mapper) {
    return new Page<>(items.stream().map(mapper).toList(), next);
  }
}
