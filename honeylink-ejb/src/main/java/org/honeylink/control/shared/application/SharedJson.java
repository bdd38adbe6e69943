package org.honeylink.control.shared.application;

import jakarta.json.spi.JsonProvider;

/**
 * The JSON library. The static methods of {@link jakarta.json.Json} look it up anew at each call,
 * in every archive of every class loader, which cost half the time of a call to the API.
 */
public final class SharedJson {

  /** For everybody; its parsers, builders and values are as safe as those of {@code Json}. */
  public static final JsonProvider JSON = JsonProvider.provider();

  private SharedJson() {}
}
