package org.honeylink.web.profile;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.honeylink.control.device.domain.DeviceId;
import org.honeylink.control.profile.application.DeviceSelector;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.JsonFields;

/** Body of {@code POST /profiles/{profile_id}/apply}. */
final class SelectorBody {

  private SelectorBody() {}

  static Supplier<DeviceSelector> shape(JsonFields in) {
    Field<Optional<List<DeviceId>>> ids = in.optionalTexts("device_ids", DeviceId::new);
    Field<Optional<String>> tag = in.optionalText("tag", text -> text);
    Field<Optional<Boolean>> usingIt = in.optionalTruth("using");
    Field<Optional<Boolean>> all = in.optionalTruth("all");
    return () ->
        new DeviceSelector(
            ids.get(), tag.get(), usingIt.get().orElse(false), all.get().orElse(false));
  }
}
