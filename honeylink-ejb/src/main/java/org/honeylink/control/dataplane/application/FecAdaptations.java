package org.honeylink.control.dataplane.application;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.honeylink.control.session.application.FecAdaptation;

/**
 * Changes of redundancy on their way to the control plane. Of each stream and direction one waits:
 * while the database is away a newer change joins the one before it. Thread-safe.
 */
final class FecAdaptations {

  private record Place(UUID streamId, boolean uplink) {

    static Place of(FecAdaptation change) {
      return new Place(change.streamId(), change.uplink());
    }
  }

  private final Map<Place, FecAdaptation> waiting = new ConcurrentHashMap<>();

  void add(FecAdaptation change) {
    waiting.merge(Place.of(change), change, FecAdaptations::join);
  }

  /** Takes one back that could not be told. */
  void addAgain(FecAdaptation change) {
    waiting.merge(Place.of(change), change, (newer, older) -> join(older, newer));
  }

  /** Takes one that waits; then the next. */
  Optional<FecAdaptation> next() {
    for (Iterator<Place> places = waiting.keySet().iterator(); places.hasNext(); ) {
      FecAdaptation change = waiting.remove(places.next());
      if (change != null) {
        return Optional.of(change);
      }
    }
    return Optional.empty();
  }

  private static FecAdaptation join(FecAdaptation older, FecAdaptation newer) {
    return new FecAdaptation(
        newer.sessionId(),
        newer.streamId(),
        newer.streamName(),
        newer.uplink(),
        older.before(),
        newer.after(),
        newer.loss(),
        newer.meanBurst());
  }
}
