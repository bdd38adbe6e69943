package org.honeylink.control.dataplane.application;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.honeylink.control.session.application.DeviceWord;
import org.honeylink.control.session.application.DeviceWordListener;

/**
 * Words of devices on their way from the packets to who hears them. Bounded: what finds no room is
 * dropped, as a network may drop it. Thread-safe.
 */
final class DeviceWords {

  private static final Logger LOG = System.getLogger(DeviceWords.class.getName());

  /** Some 20 MB when every word is as long as it may be: a second of 16,000 devices at once. */
  static final int MOST_WAITING = 16_384;

  /** One transaction of a listener; the rest waits no longer for it than for many small ones. */
  static final int BATCH = 500;

  /** Of one session, so that no device drowns the others. */
  static final int MOST_OF_ONE = 16;

  private final Map<UUID, Integer> waitingOf = new ConcurrentHashMap<>();
  private final BlockingQueue<DeviceWord> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
  private volatile Map<Integer, DeviceWordListener> listeners = Map.of();

  /**
   * Who hears from now on, in place of those before.
   *
   * @throws IllegalStateException when two hear one kind
   */
  void listen(Collection<DeviceWordListener> all) {
    listeners =
        all.stream().collect(Collectors.toUnmodifiableMap(DeviceWordListener::kind, each -> each));
  }

  boolean isHeard(int kind) {
    return listeners.containsKey(kind);
  }

  /** Takes a word; false when there is no room. Does not block. */
  boolean offer(DeviceWord word) {
    if (waitingOf.merge(word.sessionId(), 1, Integer::sum) <= MOST_OF_ONE && waiting.offer(word)) {
      return true;
    }
    noLongerWaits(word);
    return false;
  }

  private void noLongerWaits(DeviceWord word) {
    waitingOf.computeIfPresent(word.sessionId(), (id, count) -> count > 1 ? count - 1 : null);
  }

  /** Waits for words and hands some of them over. */
  void handOver() throws InterruptedException {
    List<DeviceWord> words = new ArrayList<>();
    words.add(waiting.take());
    waiting.drainTo(words, BATCH - 1);
    words.forEach(this::noLongerWaits);
    Map<Integer, List<DeviceWord>> byKind = new HashMap<>();
    words.forEach(word -> byKind.computeIfAbsent(word.kind(), kind -> new ArrayList<>()).add(word));
    byKind.forEach(this::tell);
  }

  private void tell(int kind, List<DeviceWord> words) {
    DeviceWordListener listener = listeners.get(kind);
    if (listener == null) {
      return;
    }
    try {
      listener.heard(words);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, words.size() + " words of kind " + kind + " are lost for now", e);
    }
  }
}
