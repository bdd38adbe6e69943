package org.honeylink.sdk.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.honeylink.sdk.api.HoneyLinkApiException;
import org.honeylink.sdk.api.ServerUnreachable;
import org.honeylink.transport.connection.CloseReason;

/**
 * Asks the server what became of the session when it has been silent for two seconds: it may have
 * restarted with fresh keys, or ended the session. Checked by the driver; asks on a thread of its
 * own, one question at a time.
 */
final class SilenceWatch {

  /** Silence after which the server is asked, and the pause between two questions. */
  static final long PATIENCE_MICROS = 2_000_000;

  /** How often the driver checks. */
  static final long CHECK_EVERY_MICROS = 250_000;

  // Not the status: a server that is just starting answers 404 to everything, without this code.
  private static final String NOT_FOUND = "ERR_NOT_FOUND";
  private static final Logger LOG = System.getLogger(SilenceWatch.class.getName());

  private final UUID sessionId;
  private final SessionApi api;
  private final SessionLink link;
  private final FollowRekeys rekeys;
  private final FollowSettings settings;
  private final Runnable wakeDriver;
  private final AtomicBoolean asking = new AtomicBoolean();
  private long nextCheckMicros;
  private long nextQuestionMicros;

  SilenceWatch(
      UUID sessionId,
      SessionApi api,
      SessionLink link,
      FollowRekeys rekeys,
      FollowSettings settings,
      Runnable wakeDriver) {
    this.sessionId = sessionId;
    this.api = api;
    this.link = link;
    this.rekeys = rekeys;
    this.settings = settings;
    this.wakeDriver = wakeDriver;
  }

  /**
   * Called by the driver's thread.
   *
   * @return when to call again
   */
  long check(long nowMicros) {
    if (nowMicros >= nextCheckMicros) {
      nextCheckMicros = nowMicros + CHECK_EVERY_MICROS;
      if (link.silentMicros() >= PATIENCE_MICROS && nowMicros >= nextQuestionMicros) {
        nextQuestionMicros = nowMicros + PATIENCE_MICROS;
        ask();
      }
    }
    return nextCheckMicros;
  }

  private void ask() {
    if (asking.compareAndSet(false, true)) {
      Thread.ofVirtual().name("honeylink-silence-" + sessionId).start(this::askAndFollow);
    }
  }

  private void askAndFollow() {
    try {
      SessionDetail detail = api.read(sessionId);
      if (detail.isClosed()) {
        link.close(CloseReason.ADMINISTRATIVE);
      } else {
        detail.rekey().ifPresent(rekeys::follow); // before the epoch: its keys come from these
        link.follow(detail.streams());
        settings.follow(detail);
      }
    } catch (HoneyLinkApiException e) {
      if (e.code().equals(NOT_FOUND)) {
        link.close(CloseReason.ADMINISTRATIVE);
      } else {
        LOG.log(
            Level.WARNING,
            "Session {0} is silent and the server refuses to say why: {1}",
            sessionId,
            e);
      }
    } catch (ServerUnreachable e) {
      LOG.log(Level.DEBUG, "Session {0} is silent and the server is away", sessionId);
    } finally {
      asking.set(false);
      wakeDriver.run();
    }
  }
}
