package org.honeylink.web.live;

import java.util.Objects;

/**
 * One message to a client.
 *
 * @param id cursor behind this message: what the client shows as {@code Last-Event-ID} to read on
 * @param name of the event, as a browser's {@code addEventListener} takes it
 * @param json data, one JSON value
 */
public record LiveMessage(long id, String name, String json) {

  public LiveMessage {
    Objects.requireNonNull(name);
    Objects.requireNonNull(json);
  }
}
