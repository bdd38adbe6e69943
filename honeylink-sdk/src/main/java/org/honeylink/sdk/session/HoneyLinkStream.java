package org.honeylink.sdk.session;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.honeylink.transport.connection.ReceivedMessage;
import org.honeylink.transport.stats.StreamStats;

/**
 * One stream of a session. Thread-safe. Listeners are called on the session's own thread, one at a
 * time; one that throws ends the session.
 */
public final class HoneyLinkStream {

  private final String name;
  private final StreamFlow flow;
  private final SessionLink link;
  private final SessionDriver driver;

  HoneyLinkStream(String name, StreamFlow flow, SessionLink link, SessionDriver driver) {
    this.name = name;
    this.flow = flow;
    this.link = link;
    this.driver = driver;
  }

  public String name() {
    return name;
  }

  /** In every packet of the stream; with the message number it names a message for ever. */
  public long connectionId() {
    return flow.connectionId();
  }

  /**
   * Queues a message; waits while the stream's queue is full.
   *
   * @param payload not copied: do not change it until it is acknowledged
   * @return its number, from 0
   * @throws SessionClosed when the session is over
   * @throws IllegalArgumentException when it is too long for the stream
   * @throws IllegalStateException when called by a listener, which must not wait: see {@link
   *     #trySend}
   */
  public long send(byte[] payload) throws InterruptedException {
    if (driver.isOwnThread()) {
      throw new IllegalStateException("A listener must not wait to send; use trySend");
    }
    long number = link.send(flow, payload);
    driver.wake();
    return number;
  }

  /**
   * Queues a message, or fails fast.
   *
   * @param payload not copied: do not change it until it is acknowledged
   * @return its number; empty when the stream's queue is full
   * @throws SessionClosed when the session is over
   * @throws IllegalArgumentException when it is too long for the stream
   */
  public OptionalLong trySend(byte[] payload) {
    OptionalLong number = link.trySend(flow, payload);
    driver.wake();
    return number;
  }

  /**
   * Who gets the messages of the server. On a reliable stream a message is acknowledged when the
   * listener returns.
   */
  public void onMessage(Consumer<ReceivedMessage> listener) {
    flow.messageListener(listener);
  }

  /** Told the number of the last message that the server's application has, and all before it. */
  public void onAcknowledged(LongConsumer listener) {
    flow.acknowledgementListener(listener);
  }

  /** Number of the last acknowledged message; -1 when there is none, or the stream unreliable. */
  public long acknowledgedThrough() {
    return link.acknowledgedThrough(flow);
  }

  /**
   * Waits until every message sent so far is acknowledged; at once on an unreliable stream.
   *
   * @return false when the time ran out or the session ended first
   */
  public boolean awaitAcknowledged(Duration patience) throws InterruptedException {
    return link.awaitAcknowledged(flow, patience.toNanos());
  }

  /** Counters of this end. */
  public StreamStats stats() {
    return link.stats().streams().stream()
        .filter(stats -> stats.connectionId() == connectionId())
        .findFirst()
        .orElseThrow();
  }
}
