package org.honeylink.sdk.api;

import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

/** How calls show who makes them. Thread-safe. */
public interface Credentials {

  /**
   * Headers for one sending of a call; asked again when it is sent again.
   *
   * @param method as in {@code POST}
   * @param target the whole address
   */
  Map<String, String> headers(String method, URI target);

  /**
   * Hears what the server answered, good or bad.
   *
   * @return whether the call was refused for something that the answer has mended: it is worth
   *     sending again, with fresh headers
   */
  boolean mendedBy(Reply reply);

  /** Nothing is shown: for open calls, and where the TLS connection says it all. */
  static Credentials none() {
    return new FixedCredentials(Map::of);
  }

  /**
   * A token that is enough by itself.
   *
   * @param token asked at each sending; not kept
   */
  static Credentials bearer(Supplier<String> token) {
    return new FixedCredentials(() -> Map.of("Authorization", "Bearer " + token.get()));
  }
}
