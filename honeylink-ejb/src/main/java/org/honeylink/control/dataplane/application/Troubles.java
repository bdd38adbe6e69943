package org.honeylink.control.dataplane.application;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.honeylink.control.session.application.SessionTrouble;

/** The last troubles of one session: a few, whatever a device sends. Thread-safe. */
final class Troubles {

  static final int MOST = 20;

  private final Deque<SessionTrouble> last = new ArrayDeque<>(4);

  /** Notes one; the same again only counts. */
  synchronized void note(Instant at, String code, Optional<String> stream, long count) {
    SessionTrouble before = last.peekLast();
    if (before != null && before.code().equals(code) && before.stream().equals(stream)) {
      last.removeLast();
      last.addLast(new SessionTrouble(at, code, stream, before.count() + count));
      return;
    }
    if (last.size() == MOST) {
      last.removeFirst();
    }
    last.addLast(new SessionTrouble(at, code, stream, count));
  }

  /** Oldest first. */
  synchronized List<SessionTrouble> list() {
    return List.copyOf(last);
  }
}
