package org.honeylink.control.session.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.honeylink.control.policy.domain.PolicyDocument;
import org.honeylink.control.shared.domain.Faults;
import org.honeylink.control.shared.domain.NotAllowed;
import org.honeylink.control.shared.domain.ValidationFailed;

/**
 * Wish to tune streams of a living session otherwise, as it was received and with good values;
 * whether it fits a session is seen when it meets one.
 */
public record QosChange(List<StreamChange> streams) {

  /** Largest block of forward error correction, in data shards. */
  public static final int MOST_DATA_SHARDS = 64;

  public QosChange {
    streams = List.copyOf(streams);
  }

  /**
   * Checks it against a session and its device's policy.
   *
   * @throws ValidationFailed with every stream and field that does not fit
   */
  public void requireFitting(Session session, PolicyDocument policy) {
    Map<String, SessionStream> known = byName(session);
    Set<String> seen = new HashSet<>();
    Faults faults = new Faults();
    for (int i = 0; i < streams.size(); i++) {
      StreamChange change = streams.get(i);
      String path = "streams[" + i + "]";
      SessionStream stream = known.get(change.name());
      if (!seen.add(change.name())) {
        faults.add(path + ".name", "must be named once, not twice: " + quoted(change));
      } else if (stream == null) {
        faults.add(
            path + ".name",
            "must be a stream of the session: " + String.join(", ", known.keySet()),
            "The session has no stream " + quoted(change));
      } else {
        checkCeiling(change, stream, policy, path, faults);
      }
    }
    faults.refuseIfAny();
  }

  private static void checkCeiling(
      StreamChange change,
      SessionStream stream,
      PolicyDocument policy,
      String path,
      Faults faults) {
    Optional<Long> ceiling = policy.ceilingKbps(stream.streamClass());
    change
        .bandwidthKbps()
        .filter(kbps -> kbps > ceiling.orElse(Long.MAX_VALUE))
        .ifPresent(
            kbps ->
                faults.add(
                    path + ".bandwidth_kbps",
                    "must be at most "
                        + ceiling.orElseThrow()
                        + ", the ceiling that the device's policy sets for "
                        + stream.streamClass().text()
                        + " streams, not "
                        + kbps));
  }

  /**
   * Refuses to a device what only an operator may do: more priority than the policy grants.
   *
   * @throws NotAllowed naming the stream and the field
   */
  public void requireWithinPolicy(Session session, PolicyDocument policy) {
    Map<String, SessionStream> known = byName(session);
    for (int i = 0; i < streams.size(); i++) {
      StreamChange change = streams.get(i);
      SessionStream stream = known.get(change.name());
      int most = stream == null ? 0 : policy.schedulerPriority(stream.streamClass());
      if (stream != null && change.priority().filter(asked -> asked > most).isPresent()) {
        throw new NotAllowed(
            "streams[%d].priority of stream %s must be at most %d, which the device's policy grants; an operator may give more"
                .formatted(i, quoted(change), most));
      }
    }
  }

  /** What the named streams would hold more than now, kbit/s; below 0 when they give back. */
  public long moreKbps(Session session) {
    Map<String, SessionStream> known = byName(session);
    long more = 0;
    for (StreamChange change : streams) {
      SessionStream stream = known.get(change.name());
      if (stream != null) {
        more += change.bandwidthKbps().orElse(stream.bandwidthKbps()) - stream.bandwidthKbps();
      }
    }
    return more;
  }

  /** Highest priority among the streams that are to hold more than now; 0 when none is. */
  public int highestPriority(Session session) {
    Map<String, SessionStream> known = byName(session);
    int highest = 0;
    for (StreamChange change : streams) {
      SessionStream stream = known.get(change.name());
      if (stream != null && change.bandwidthKbps().orElse(0L) > stream.bandwidthKbps()) {
        highest = Math.max(highest, change.priority().orElse(stream.priority()));
      }
    }
    return highest;
  }

  /** The changes that change something. */
  List<StreamChange> news(Session session) {
    Map<String, SessionStream> known = byName(session);
    List<StreamChange> news = new ArrayList<>();
    for (StreamChange change : streams) {
      SessionStream stream = known.get(change.name());
      if (stream != null && !change.isDone(stream)) {
        news.add(change);
      }
    }
    return news;
  }

  private static Map<String, SessionStream> byName(Session session) {
    return session.streams().stream()
        .collect(
            Collectors.toMap(
                SessionStream::name, Function.identity(), (one, other) -> one, LinkedHashMap::new));
  }

  private static String quoted(StreamChange change) {
    return Faults.quoted(change.name());
  }
}
