package org.honeylink.control.session.application;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.honeylink.control.session.domain.CloseCause;
import org.honeylink.control.session.domain.FecLevel;
import org.honeylink.control.session.domain.Session;
import org.honeylink.control.session.domain.SessionStream;
import org.honeylink.control.session.domain.StreamChange;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.ControlEvent;
import org.honeylink.control.shared.domain.ControlEvent.Category;
import org.honeylink.control.shared.domain.ControlEvent.Outcome;
import org.honeylink.control.shared.domain.ControlEvent.Publication;
import org.honeylink.control.shared.domain.ControlEvent.Topic;
import org.honeylink.control.trust.application.RekeyState;

/** What sessions tell the world and the audit trail. */
final class SessionEvents {

  private SessionEvents() {}

  static ControlEvent established(Caller caller, Session session) {
    Map<String, Object> data = about(session);
    data.put("protocol_version", session.protocolVersion());
    data.put("expires_at", session.expiresAt().toString());
    data.put("streams", streams(session));
    return event(caller, Category.SESSION_CREATION, "established", session, data);
  }

  static ControlEvent closed(Caller caller, Session session, CloseCause cause) {
    Map<String, Object> data = about(session);
    data.put("cause", cause.text());
    return event(caller, Category.SESSION_CLOSED, "closed", session, data);
  }

  /** Its state changed, as in {@code suspended}. */
  static ControlEvent changed(Caller caller, Session session, String what) {
    Map<String, Object> data = about(session);
    session.suspendCause().ifPresent(cause -> data.put("cause", cause.text()));
    return event(caller, Category.SESSION_CREATION, what, session, data);
  }

  /** Priority, bandwidth and error correction of each stream, by name. */
  static Map<String, Map<String, Object>> tuning(Session session) {
    return session.streams().stream()
        .collect(Collectors.toMap(SessionStream::name, SessionEvents::tuning));
  }

  private static Map<String, Object> tuning(SessionStream stream) {
    return Map.of(
        "priority",
        stream.priority(),
        "bandwidth_kbps",
        stream.bandwidthKbps(),
        "fec",
        level(stream.fec()));
  }

  /** Streams were tuned otherwise. */
  static ControlEvent retuned(
      Caller caller,
      Session session,
      Map<String, Map<String, Object>> before,
      List<StreamChange> news) {
    Map<String, Map<String, Object>> after = tuning(session);
    Map<String, Object> data = about(session);
    data.put("settings_version", session.settingsVersion());
    data.put(
        "streams",
        news.stream()
            .map(
                change ->
                    Map.of(
                        "name",
                        change.name(),
                        "before",
                        before.getOrDefault(change.name(), Map.of()),
                        "after",
                        after.getOrDefault(change.name(), Map.of())))
            .toList());
    return event(caller, Category.SESSION_CREATION, "retuned", session, data);
  }

  static ControlEvent fecChanged(Session session, FecAdaptation change) {
    Map<String, Object> data = about(session);
    data.put("stream_id", change.streamId().toString());
    data.put("name", change.streamName());
    data.put("direction", change.uplink() ? "uplink" : "downlink");
    data.put("before", level(change.before()));
    data.put("after", level(change.after()));
    data.put("loss", change.loss());
    data.put("mean_burst", change.meanBurst());
    return event(system(session), Category.SESSION_CREATION, "fec-changed", session, data);
  }

  static ControlEvent linkChanged(Session session, LinkChange change) {
    Map<String, Object> data = about(session);
    data.put("quality_before", change.before().text());
    data.put("quality", change.after().text());
    data.put("loss", change.loss());
    change.carrierBefore().ifPresent(carrier -> data.put("carrier_before", carrier.text()));
    change.carrier().ifPresent(carrier -> data.put("carrier", carrier.text()));
    return event(system(session), Category.SESSION_CREATION, "quality", session, data);
  }

  private static Map<String, Object> level(FecLevel level) {
    return Map.of("data_shards", level.dataShards(), "parity_shards", level.parityShards());
  }

  static ControlEvent rekeyStarted(Caller caller, Session session, RekeyState state) {
    return rekeyed(caller, "rekey-started", session, state);
  }

  static ControlEvent rekeyConfirmed(Session session, RekeyState state) {
    return rekeyed(system(session), "rekey-confirmed", session, state);
  }

  private static ControlEvent rekeyed(
      Caller caller, String what, Session session, RekeyState state) {
    Map<String, Object> data = about(session);
    data.put("rekey_number", state.number());
    data.put("generation", state.generation());
    return event(caller, Category.KEY_ROTATION, what, session, data, Topic.KEY);
  }

  /** The system itself, in the tenant of a session. */
  static Caller system(Session session) {
    return Caller.systemOf(session.tenantId());
  }

  private static Map<String, Object> about(Session session) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("session_id", session.id().toString());
    data.put("device_id", session.deviceId().value());
    data.put("state", session.state().name());
    return data;
  }

  private static List<Map<String, Object>> streams(Session session) {
    return session.streams().stream().map(SessionEvents::stream).toList();
  }

  private static Map<String, Object> stream(SessionStream stream) {
    return Map.of(
        "stream_id",
        stream.id().toString(),
        "name",
        stream.name(),
        "mode",
        stream.mode().text(),
        "priority",
        stream.priority(),
        "bandwidth_kbps",
        stream.bandwidthKbps());
  }

  private static ControlEvent event(
      Caller caller, Category category, String what, Session session, Map<String, Object> data) {
    return event(caller, category, what, session, data, Topic.SESSION);
  }

  private static ControlEvent event(
      Caller caller,
      Category category,
      String what,
      Session session,
      Map<String, Object> data,
      Topic topic) {
    return new ControlEvent(
        caller,
        category,
        "session." + what,
        session.id().toString(),
        Outcome.SUCCESS,
        data,
        Optional.of(
            new Publication(
                topic,
                "org.honeylink.session." + what,
                Optional.of(session.deviceId().value()),
                Optional.of(session.id().toString()),
                data)));
  }
}
