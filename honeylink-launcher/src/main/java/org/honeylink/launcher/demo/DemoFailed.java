package org.honeylink.launcher.demo;

import java.util.List;

/** The demo cannot go on; the message tells why, in words for the person who started it. */
final class DemoFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> details;

  DemoFailed(String message, List<String> details) {
    super(message);
    this.details = List.copyOf(details);
  }

  DemoFailed(String message, Throwable cause) {
    super(message, cause);
    this.details = List.of();
  }

  /** More lines to show, such as the end of the server's log. */
  List<String> details() {
    return details;
  }
}
