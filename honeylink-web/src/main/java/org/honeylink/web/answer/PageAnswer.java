package org.honeylink.web.answer;

import java.util.List;
import java.util.function.Function;
import org.honeylink.control.shared.domain.Page;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next cursor of the next page; absent on the last
 */
public record PageAnswer<T>(List<T> items, @Nullable String next) {

  /** A page whose items are shown in the words of the API. */
  public static <S, T> PageAnswer<T> of(Page<S> page, Function<S, T> shown) {
    return new PageAnswer<>(page.items().stream().map(shown).toList(), page.next().orElse(null));
  }
}
