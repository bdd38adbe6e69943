package org.honeylink.control.trust.infrastructure;

import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;

/** A configuration of these texts, of which only optional texts and booleans are asked for. */
record Settings(Map<String, String> texts) implements Config {

  @Override
  public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
    Optional<String> text = Optional.ofNullable(texts.get(name));
    return type == Boolean.class
        ? text.map(Boolean::valueOf).map(type::cast)
        : text.map(type::cast);
  }

  @Override
  public <T> T getValue(String name, Class<T> type) {
    throw new UnsupportedOperationException(name);
  }

  @Override
  public ConfigValue getConfigValue(String name) {
    throw new UnsupportedOperationException(name);
  }

  @Override
  public Iterable<String> getPropertyNames() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Iterable<ConfigSource> getConfigSources() {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> Optional<Converter<T>> getConverter(Class<T> type) {
    throw new UnsupportedOperationException(type.getName());
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    throw new UnsupportedOperationException(type.getName());
  }
}
