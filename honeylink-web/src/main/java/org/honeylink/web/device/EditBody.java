package org.honeylink.web.device;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.honeylink.control.device.domain.DeviceEdit;
import org.honeylink.control.device.domain.Tags;
import org.honeylink.control.shared.domain.SemanticVersion;
import org.honeylink.web.request.Field;
import org.honeylink.web.request.JsonFields;

/** Body of {@code PATCH /devices/{id}}. */
final class EditBody {

  private EditBody() {}

  static Supplier<DeviceEdit> shape(JsonFields in) {
    Field<Optional<Map<String, Optional<String>>>> metadata = in.optionalTextPatch("metadata");
    Field<Optional<Tags>> tags = in.optionalTextsAs("tags", Tags::new);
    Field<Optional<SemanticVersion>> firmware =
        in.optionalText("firmware_version", SemanticVersion::parse);
    return () -> new DeviceEdit(metadata.get(), tags.get(), firmware.get());
  }
}
