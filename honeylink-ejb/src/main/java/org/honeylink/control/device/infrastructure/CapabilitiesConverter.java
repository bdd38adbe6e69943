package org.honeylink.control.device.infrastructure;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.honeylink.control.device.domain.Capabilities;
import org.jspecify.annotations.Nullable;

/** Keeps capabilities as their names with commas between. */
@Converter(autoApply = true)
public class CapabilitiesConverter
    implements AttributeConverter<@Nullable Capabilities, @Nullable String> {

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable Capabilities capabilities) {
    return capabilities == null ? null : String.join(",", capabilities.texts());
  }

  @Override
  public @Nullable Capabilities convertToEntityAttribute(@Nullable String column) {
    return column == null ? null : Capabilities.parse(List.of(column.split(",", -1)));
  }
}
