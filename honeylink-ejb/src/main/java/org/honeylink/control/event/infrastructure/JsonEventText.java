package org.honeylink.control.event.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import org.honeylink.control.event.application.EventText;
import org.honeylink.control.event.domain.OutboxEvent;

/** For those who may not know how it is done. */
@ApplicationScoped
public class JsonEventText implements EventText {

  @Override
  public String of(OutboxEvent event) {
    return CloudEventText.of(event);
  }
}
