package org.honeylink.control.device.infrastructure;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.honeylink.control.device.domain.TelemetryTopics;
import org.jspecify.annotations.Nullable;

/** Keeps topics as their names with line feeds between, which no name has. */
@Converter(autoApply = true)
public class TelemetryTopicsConverter
    implements AttributeConverter<@Nullable TelemetryTopics, @Nullable String> {

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable TelemetryTopics topics) {
    return topics == null ? null : String.join("\n", topics.names());
  }

  @Override
  public @Nullable TelemetryTopics convertToEntityAttribute(@Nullable String column) {
    if (column == null) {
      return null;
    }
    return new TelemetryTopics(column.isEmpty() ? List.of() : List.of(column.split("\n", -1)));
  }
}
