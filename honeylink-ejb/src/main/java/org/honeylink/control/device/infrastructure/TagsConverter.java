package org.honeylink.control.device.infrastructure;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.honeylink.control.device.domain.Tags;
import org.jspecify.annotations.Nullable;

/**
 * Keeps tags as an array of text, in the form that PostgreSQL reads and writes arrays in. No tag
 * has a character that would have to be escaped there.
 */
@Converter(autoApply = true)
public class TagsConverter implements AttributeConverter<@Nullable Tags, @Nullable Object> {

  @Override
  public @Nullable Object convertToDatabaseColumn(@Nullable Tags tags) {
    return tags == null
        ? null
        : tags.names().stream()
            .map(name -> '"' + name + '"')
            .collect(Collectors.joining(",", "{", "}"));
  }

  @Override
  public @Nullable Tags convertToEntityAttribute(@Nullable Object column) {
    if (column == null) {
      return null;
    }
    // What the provider makes of a column of this type: an array of its elements.
    return column instanceof Object[] elements
        ? new Tags(Arrays.stream(elements).map(String::valueOf).toList())
        : ofText(column.toString());
  }

  private static Tags ofText(String text) {
    String inside = text.substring(1, text.length() - 1);
    return inside.isEmpty()
        ? Tags.NONE
        : new Tags(List.of(inside.replace("\"", "").split(",", -1)));
  }
}
