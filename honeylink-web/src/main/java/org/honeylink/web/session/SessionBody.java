package org.honeylink.web.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.honeylink.control.session.domain.ReceivedSession;
import org.honeylink.control.session.domain.ReceivedSession.ReceivedStream;
import org.honeylink.control.session.domain.SessionRequest;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.JsonFields;

/**
 * Body of {@code POST /sessions}. Types are read here; values are checked by the domain, of every
 * stream that could be read, so that faults of both kinds come in one answer.
 */
final class SessionBody {

  private static final long MOST_KBPS = 1_000_000_000;
  private static final long LEAST_TTL = 60;
  private static final long MOST_TTL = 43_200;

  private SessionBody() {}

  static Supplier<SessionRequest> shape(JsonFields in) {
    Field<String> deviceId = in.text("device_id");
    Field<String> version = in.text("protocol_version");
    Field<Optional<String>> key = in.optionalText("device_ephemeral_key", text -> text);
    Field<Optional<String>> kemKey = in.optionalText("device_kem_key", text -> text);
    List<ReceivedStream> readable = new ArrayList<>();
    Field<List<ReceivedStream>> streams =
        in.objects("streams", stream -> remembered(stream(stream), readable));
    Field<Optional<Long>> ttl = in.optionalWholeNumber("ttl_seconds", LEAST_TTL, MOST_TTL);
    boolean anArray = streams.ifFaultless().isPresent() || !readable.isEmpty();
    Optional<SessionRequest> request =
        SessionRequest.check(
            new ReceivedSession(
                deviceId.ifFaultless(),
                version.ifFaultless(),
                key.ifFaultless().flatMap(each -> each),
                kemKey.ifFaultless().flatMap(each -> each),
                anArray ? Optional.of(readable) : Optional.empty(),
                ttl.ifFaultless().flatMap(each -> each)),
            in.faults());
    return request::orElseThrow;
  }

  private static Supplier<ReceivedStream> remembered(
      ReceivedStream stream, List<ReceivedStream> readable) {
    readable.add(stream);
    return () -> stream;
  }

  private static ReceivedStream stream(JsonFields in) {
    Field<String> name = in.text("name");
    Field<String> mode = in.text("mode");
    List<Qos> read = new ArrayList<>();
    in.object(
        "qos",
        fields -> {
          Qos qos = qos(fields);
          read.add(qos);
          return () -> qos;
        });
    Qos qos = read.isEmpty() ? new Qos(Optional.empty(), Optional.empty()) : read.getFirst();
    return new ReceivedStream(
        name.ifFaultless(), mode.ifFaultless(), qos.priority(), qos.bandwidthKbps());
  }

  private static Qos qos(JsonFields in) {
    Field<String> priority = in.text("priority");
    Field<Long> bandwidth = in.wholeNumber("bandwidth_kbps", 1, MOST_KBPS);
    return new Qos(priority.ifFaultless(), bandwidth.ifFaultless());
  }

  private record Qos(Optional<String> priority, Optional<Long> bandwidthKbps) {}
}
