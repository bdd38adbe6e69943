package org.honeylink.web.rotation;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.rotation.application.RotationOrder;
import org.honeylink.control.rotation.domain.RequestedBy;
import org.honeylink.control.rotation.domain.RotationReason;
import org.honeylink.web.request.Choice;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.JsonFields;

/** Bodies that order a rotation. */
final class RotationBody {

  /** Most devices by name; all of a tenant need no names. */
  private static final int MOST_DEVICES = 10_000;

  private RotationBody() {}

  static Supplier<RotationOrder> ofOne(JsonFields in) {
    Field<RotationReason> reason = reason(in);
    Field<RequestedBy> by = in.text("requested_by", RequestedBy::new);
    return () -> new RotationOrder(reason.get(), by.get(), Optional.empty());
  }

  static Supplier<RotationOrder> ofMany(JsonFields in) {
    Field<RotationReason> reason = reason(in);
    Field<RequestedBy> by = in.text("requested_by", RequestedBy::new);
    Field<Optional<List<DeviceId>>> ids = in.optionalTexts("device_ids", DeviceId::new);
    ids.ifFaultless()
        .flatMap(each -> each)
        .filter(each -> each.isEmpty() || each.size() > MOST_DEVICES)
        .ifPresent(
            each ->
                in.faults()
                    .add(
                        in.path("device_ids"),
                        "must name 1 to 10,000 devices, or be left out for all, not "
                            + each.size()));
    return () -> new RotationOrder(reason.get(), by.get(), ids.get());
  }

  private static Field<RotationReason> reason(JsonFields in) {
    return in.text("reason", Choice.lowerCase(RotationReason.class));
  }
}
