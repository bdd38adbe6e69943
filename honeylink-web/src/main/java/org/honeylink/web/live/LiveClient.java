package org.honeylink.web.live;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.honeylink.control.shared.domain.Caller;

/**
 * One open stream. Nothing is queued for it: what it has not taken yet stays in its source, and a
 * client that does not take anything for {@link #LONGEST_SEND} is let go.
 */
final class LiveClient {

  static final Duration LONGEST_SEND = Duration.ofSeconds(30);

  private static final Logger LOG = Logger.getLogger(LiveClient.class.getName());
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final int SLICE = 100;
  private static final long RECONNECT_MILLIS = 2_000;

  private final Caller caller;
  private final LiveSource source;
  private final SseEventSink sink;
  private final Sse sse;
  private final InstantSource clock;
  private final Instant ends;
  private final AtomicInteger wanted = new AtomicInteger();
  private final Runnable drain;

  /** Of the one thread that drains. */
  private long cursor;

  /** When the client took something for the last time, or began to be sent to. */
  private volatile Instant lastSent;

  /**
   * @param from cursor of the first read
   * @param life after which it must come again with a fresh token
   * @param inContext makes a task run as part of the application, on whatever thread
   */
  LiveClient(
      Caller caller,
      LiveSource source,
      long from,
      Channel channel,
      InstantSource clock,
      Duration life,
      UnaryOperator<Runnable> inContext) {
    this.caller = caller;
    this.source = source;
    this.sink = channel.sink();
    this.sse = channel.sse();
    this.clock = clock;
    this.cursor = from;
    this.lastSent = clock.instant();
    this.ends = lastSent.plus(life);
    this.drain = inContext.apply(this::drain);
  }

  /** The way to the client. */
  record Channel(SseEventSink sink, Sse sse) {}

  Caller caller() {
    return caller;
  }

  boolean isOver() {
    return sink.isClosed() || clock.instant().isAfter(ends) || isStuck();
  }

  private boolean isStuck() {
    return wanted.get() > 0 && lastSent.plus(LONGEST_SEND).isBefore(clock.instant());
  }

  /** Sends what there is, on the executor, unless that is being done already: then once more. */
  void pump(Executor executor) {
    if (wanted.getAndIncrement() == 0) {
      lastSent = quietSince();
      executor.execute(drain);
    }
  }

  /** A client that had nothing to take is not stuck. */
  private Instant quietSince() {
    Instant now = clock.instant();
    return lastSent.plus(HEARTBEAT).isBefore(now) ? now.minus(HEARTBEAT) : lastSent;
  }

  /** Runs on one thread at a time. */
  private void drain() {
    int seen;
    do {
      seen = wanted.get();
      try {
        sendAll();
        greetIfQuiet();
      } catch (ClientLeft left) {
        close();
      }
    } while (!wanted.compareAndSet(seen, 0));
  }

  private void sendAll() {
    boolean more = true;
    while (more && !isOver()) {
      LiveSlice slice = next();
      if (slice.gone()) {
        send(message(new LiveMessage(slice.position(), "gone", goneText(slice.position()))));
      }
      slice.messages().forEach(each -> send(message(each)));
      // A source looks through only so much at a time: without messages there may be more behind.
      more = slice.position() > cursor;
      cursor = slice.position();
    }
  }

  private LiveSlice next() {
    try {
      return source.after(cursor, SLICE);
    } catch (RuntimeException e) {
      LOG.log(Level.FINE, "A live stream cannot be read now", e);
      return new LiveSlice(List.of(), cursor, false);
    }
  }

  private void greetIfQuiet() {
    if (!isOver() && !lastSent.plus(HEARTBEAT).isAfter(clock.instant())) {
      greet();
    }
  }

  private static String goneText(long position) {
    return "{\"message\":\"Events after your Last-Event-ID are no longer kept; read the state anew."
        + " This stream goes on here\",\"position\":"
        + position
        + "}";
  }

  /** Keeps the connection open, and tells a quiet client how far it has come. */
  void greet() {
    send(
        sse.newEventBuilder()
            .id(Long.toString(cursor))
            .reconnectDelay(RECONNECT_MILLIS)
            .name("here")
            .data(String.class, "{}")
            .build());
  }

  private OutboundSseEvent message(LiveMessage message) {
    return sse.newEventBuilder()
        .id(Long.toString(message.id()))
        .name(message.name())
        .data(String.class, message.json())
        .build();
  }

  private void send(OutboundSseEvent event) {
    try {
      sink.send(event).toCompletableFuture().get(LONGEST_SEND.toMillis(), TimeUnit.MILLISECONDS);
      lastSent = clock.instant();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClientLeft(e);
    } catch (ExecutionException | TimeoutException | IllegalStateException e) {
      throw new ClientLeft(e);
    }
  }

  void close() {
    sink.close();
  }

  /** Or does not take anything. */
  private static final class ClientLeft extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClientLeft(Throwable cause) {
      super(cause);
    }
  }
}
