package org.honeylink.control.device.infrastructure;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.honeylink.control.device.domain.DeviceId;
import org.jspecify.annotations.Nullable;

/** Keeps device ids as text. */
@Converter(autoApply = true)
public class DeviceIdConverter implements AttributeConverter<@Nullable DeviceId, @Nullable String> {

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable DeviceId id) {
    return id == null ? null : id.value();
  }

  @Override
  public @Nullable DeviceId convertToEntityAttribute(@Nullable String column) {
    return column == null ? null : new DeviceId(column);
  }
}
