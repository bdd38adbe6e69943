package org.honeylink.control.device.infrastructure;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.honeylink.control.device.domain.Metadata;
import org.honeylink.control.shared.infrastructure.PlainJson;
import org.jspecify.annotations.Nullable;

/** Keeps metadata as a JSON object; the driver hands out an object of its own for {@code jsonb}. */
@Converter(autoApply = true)
public class MetadataConverter implements AttributeConverter<@Nullable Metadata, @Nullable Object> {

  @Override
  public @Nullable Object convertToDatabaseColumn(@Nullable Metadata metadata) {
    return metadata == null ? null : PlainJson.object(metadata.entries()).toString();
  }

  @Override
  public @Nullable Metadata convertToEntityAttribute(@Nullable Object column) {
    if (column == null) {
      return null;
    }
    Map<String, String> entries = new LinkedHashMap<>();
    PlainJson.map(column.toString()).forEach((name, value) -> entries.put(name, value.toString()));
    return new Metadata(entries);
  }
}
