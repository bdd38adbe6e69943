package org.honeylink.sdk.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.honeylink.sdk.api.HoneyLinkApiException;
import org.honeylink.sdk.api.ServerUnreachable;
import org.honeylink.transport.connection.CloseReason;
import org.honeylink.transport.packet.ControlKind;
import org.honeylink.transport.stats.SessionStats;

/**
 * An open session. Goes on by itself when the server restarts or the path changes. Thread-safe.
 *
 * <p>Closing it drops what is not acknowledged yet: wait with {@link
 * HoneyLinkStream#awaitAcknowledged} before.
 */
public final class HoneyLinkSession implements AutoCloseable {

  private static final Logger LOG = System.getLogger(HoneyLinkSession.class.getName());
  private static final Duration LAST_DATAGRAM = Duration.ofSeconds(1);
  private static final Set<String> OVER_ALREADY = Set.of("ERR_NOT_FOUND", "ERR_STATE");

  private final UUID sessionId;
  private final SessionApi api;
  private final SessionLink link;
  private final SessionDriver driver;
  private final CommandMemory commands;
  private final Map<String, HoneyLinkStream> streams;
  private final AtomicBoolean closed = new AtomicBoolean();

  HoneyLinkSession(
      UUID sessionId,
      SessionApi api,
      SessionLink link,
      SessionDriver driver,
      CommandMemory commands,
      Map<String, HoneyLinkStream> streams) {
    this.sessionId = sessionId;
    this.api = api;
    this.link = link;
    this.driver = driver;
    this.commands = commands;
    this.streams = new LinkedHashMap<>(streams);
  }

  public UUID sessionId() {
    return sessionId;
  }

  /**
   * @throws IllegalArgumentException when the session was opened without it
   */
  public HoneyLinkStream stream(String name) {
    HoneyLinkStream stream = streams.get(name);
    if (stream == null) {
      throw new IllegalArgumentException(
          "The session has no stream '" + name + "'; it has " + streams.keySet());
    }
    return stream;
  }

  public Collection<HoneyLinkStream> streams() {
    return Collections.unmodifiableCollection(streams.values());
  }

  public SessionState state() {
    return link.state().state();
  }

  /** Told each new state, on the session's own thread. */
  public void onState(Consumer<SessionState> listener) {
    link.state().listener(listener);
  }

  /**
   * Told each word of the server of this kind, on the session's own thread: return soon. A word may
   * come twice, late or not at all. A second listener of a kind takes the place of the first.
   *
   * @param kind POLICY, SESSION or COMMAND
   * @param listener given the content, which is its own; {@code docs/wire-format.md} tells its form
   * @throws IllegalArgumentException for a kind that the server does not say to applications
   */
  public void onWord(ControlKind kind, Consumer<byte[]> listener) {
    link.onWord(kind, listener);
  }

  /**
   * Saves the battery: tells the server, and sends nothing until the next message or {@link #wake}.
   * After five minutes the server closes the session.
   *
   * @throws HoneyLinkApiException when the server refuses, as when the session is not active
   * @throws ServerUnreachable when it does not answer; the session goes on then
   */
  public void sleep() {
    link.sleep(true); // before: a packet that comes later wakes the session
    try {
      api.suspend(sessionId);
    } catch (HoneyLinkApiException | ServerUnreachable e) {
      wake();
      throw e;
    }
  }

  /** Goes on after {@link #sleep}. */
  public void wake() {
    link.sleep(false);
    driver.wake();
  }

  /**
   * Does what the server commands, and answers it. The server says a command again until it is
   * answered; the handler is called once for each, also when it comes on another session of this
   * {@code HoneyLink}. A second handler takes the place of the first.
   */
  public void onCommand(CommandHandler handler) {
    CommandDuty duty = new CommandDuty(commands, handler, this::answer);
    link.onWord(ControlKind.COMMAND, duty::heard);
  }

  private void answer(UUID commandId, CommandResult result) {
    link.tell(ControlKind.COMMAND_ANSWER, result.bytes(commandId));
    driver.wake();
  }

  /** Counters of this end. */
  public SessionStats stats() {
    return link.stats();
  }

  /** The session as the server sees it now; asks over HTTPS. */
  public SessionDetail serverView() {
    return api.read(sessionId);
  }

  /**
   * Ends the session at both ends. When the server is away it ends here alone, and there when it
   * expires. Closing it again does nothing.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      closeHere();
      closeAtServer();
    }
  }

  private void closeHere() {
    link.close(CloseReason.DONE);
    driver.wake();
    try {
      if (!driver.join(LAST_DATAGRAM)) {
        LOG.log(Level.WARNING, "Session {0} is still in a listener", sessionId);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeAtServer() {
    try {
      api.close(sessionId);
    } catch (HoneyLinkApiException e) {
      if (!OVER_ALREADY.contains(e.code())) {
        throw e;
      }
    } catch (ServerUnreachable e) {
      LOG.log(Level.INFO, "Session {0} ends at the server when it expires", sessionId);
    }
  }

  @Override
  public String toString() {
    return "HoneyLinkSession[" + sessionId + ", " + state() + "]";
  }
}
