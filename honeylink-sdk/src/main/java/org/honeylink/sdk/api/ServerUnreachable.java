package org.honeylink.sdk.api;

import java.io.IOException;
import java.net.URI;

/** No answer came: the server is away, or its certificate is not trusted. */
public final class ServerUnreachable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ServerUnreachable(URI uri, IOException cause) {
    super(
        "No answer from "
            + uri
            + " ("
            + cause
            + "); check that the server runs and that its certificate is trusted",
        cause);
  }
}
