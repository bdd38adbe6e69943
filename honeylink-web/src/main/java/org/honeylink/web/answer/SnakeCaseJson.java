package org.honeylink.web.answer;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/** Names of answers in snake_case; what is absent is left out. */
@Provider
public class SnakeCaseJson implements ContextResolver<Jsonb> {

  private static final Jsonb JSON =
      JsonbBuilder.create(
          new JsonbConfig()
              .withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES)
              .withNullValues(false));

  @Override
  public Jsonb getContext(Class<?> type) {
    return JSON;
  }

  /** The same JSON outside JAX-RS, as for server-sent events. */
  public static String text(Object answer) {
    return JSON.toJson(answer);
  }
}
