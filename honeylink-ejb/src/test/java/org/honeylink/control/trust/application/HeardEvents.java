package org.honeylink.control.trust.application;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.honeylink.control.shared.domain.ControlEvent;

/** Notes what a use case tells. */
final class HeardEvents implements Event<ControlEvent> {

  final List<ControlEvent> heard = new ArrayList<>();

  List<String> actions() {
    return heard.stream().map(ControlEvent::action).toList();
  }

  @Override
  public void fire(ControlEvent event) {
    heard.add(event);
  }

  @Override
  public <U extends ControlEvent> CompletionStage<U> fireAsync(U event) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <U extends ControlEvent> CompletionStage<U> fireAsync(
      U event, NotificationOptions options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Event<ControlEvent> select(Annotation... qualifiers) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <U extends ControlEvent> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <U extends ControlEvent> Event<U> select(
      TypeLiteral<U> subtype, Annotation... qualifiers) {
    throw new UnsupportedOperationException();
  }
}
