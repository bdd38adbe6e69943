package org.honeylink.control.shared.application;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.honeylink.control.shared.domain.ControlEvent;

/** Hands events to a listener; everything else that an event source can do is not expected. */
public final class FiredEvents implements Event<ControlEvent> {

  private final Consumer<ControlEvent> listener;

  public FiredEvents(Consumer<ControlEvent> listener) {
    this.listener = listener;
  }

  @Override
  public void fire(ControlEvent event) {
    listener.accept(event);
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
