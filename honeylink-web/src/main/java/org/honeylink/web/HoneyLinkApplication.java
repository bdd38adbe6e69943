package org.honeylink.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The API; its classes are found by scanning. */
@ApplicationPath("/api/v1")
public class HoneyLinkApplication extends Application {

  /** The served document is OpenAPI's, not WADL; errors keep the bodies that we give them. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        "jersey.config.server.wadl.disableWadl", true,
        "jersey.config.server.response.setStatusOverSendError", true,
        "jersey.config.server.disableMoxyJson", true);
  }
}
