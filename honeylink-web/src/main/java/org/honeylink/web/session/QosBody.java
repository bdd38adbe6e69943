package org.honeylink.web.session;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.honeylink.control.policy.domain.FecMode;
import org.honeylink.control.policy.domain.QosRule;
import org.honeylink.control.session.domain.FecLevel;
import org.honeylink.control.session.domain.QosChange;
import org.honeylink.control.session.domain.SessionRequest;
import org.honeylink.control.session.domain.StreamChange;
import org.honeylink.control.session.domain.StreamRequest;
import org.honeylink.web.request.Choice;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.JsonFields;

/** Body of {@code PATCH /sessions/{id}/qos}. */
final class QosBody {

  private static final long MOST_KBPS = 1_000_000_000;

  private QosBody() {}

  static Supplier<QosChange> shape(JsonFields in) {
    Field<List<StreamChange>> streams = in.objects("streams", QosBody::stream);
    streams
        .ifFaultless()
        .filter(each -> each.isEmpty() || each.size() > SessionRequest.MAX_STREAMS)
        .ifPresent(
            each ->
                in.faults().add(in.path("streams"), "must be 1 to 16 streams, not " + each.size()));
    return () -> new QosChange(streams.get());
  }

  private static Supplier<StreamChange> stream(JsonFields in) {
    Field<String> name = in.text("name");
    name.ifFaultless()
        .filter(text -> text.isBlank() || text.length() > 2 * StreamRequest.MAX_NAME_CHARACTERS)
        .ifPresent(text -> in.faults().add(in.path("name"), "must be 1 to 64 characters"));
    Field<Optional<Long>> priority = in.optionalWholeNumber("priority", 0, QosRule.MAX_PRIORITY);
    Field<Optional<Long>> bandwidth = in.optionalWholeNumber("bandwidth_kbps", 1, MOST_KBPS);
    Field<Optional<FecLevel>> fec =
        in.optionalTextOrObject(
            "fec", text -> level(Choice.lowerCase(FecMode.class).apply(text)), QosBody::shards);
    boolean nothing = isAbsent(priority) && isAbsent(bandwidth) && isAbsent(fec);
    if (nothing) {
      in.faults().add(in.path(""), "must change priority, bandwidth_kbps or fec");
    }
    return () ->
        new StreamChange(
            name.get(), priority.get().map(Math::toIntExact), bandwidth.get(), fec.get());
  }

  private static boolean isAbsent(Field<? extends Optional<?>> field) {
    return field.ifFaultless().filter(Optional::isEmpty).isPresent();
  }

  private static FecLevel level(FecMode mode) {
    return new FecLevel(mode.dataShards(), mode.parityShards());
  }

  private static Supplier<FecLevel> shards(JsonFields in) {
    Field<Long> data = in.wholeNumber("data_shards", 1, QosChange.MOST_DATA_SHARDS);
    Field<Long> parity = in.wholeNumber("parity_shards", 0, QosChange.MOST_DATA_SHARDS);
    data.ifFaultless()
        .flatMap(most -> parity.ifFaultless().filter(asked -> asked > most))
        .ifPresent(
            asked ->
                in.faults()
                    .add(in.path("parity_shards"), "must not be above data_shards, not " + asked));
    return () -> new FecLevel(Math.toIntExact(data.get()), Math.toIntExact(parity.get()));
  }
}
