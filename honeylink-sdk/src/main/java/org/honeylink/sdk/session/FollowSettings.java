package org.honeylink.sdk.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.honeylink.sdk.api.HoneyLinkApiException;
import org.honeylink.sdk.api.ServerUnreachable;
import org.honeylink.transport.packet.ControlKind;

/**
 * Follows the session's settings when the server says that they have changed: reads them, tunes the
 * streams in place, and says which version it follows. What fails is tried again when the server
 * says it again, as it does until it has heard the answer. Thread-safe.
 */
final class FollowSettings {

  private static final Logger LOG = System.getLogger(FollowSettings.class.getName());

  private final UUID sessionId;
  private final SessionApi api;
  private final SessionLink link;
  private final Runnable wakeDriver;
  private final AtomicBoolean busy = new AtomicBoolean();

  FollowSettings(UUID sessionId, SessionApi api, SessionLink link, Runnable wakeDriver) {
    this.sessionId = sessionId;
    this.api = api;
    this.link = link;
    this.wakeDriver = wakeDriver;
  }

  /** A word came. Returns at once: the server is asked on a thread of its own. */
  void heard(byte[] version) {
    if (version.length != Integer.BYTES) {
      return;
    }
    if (ByteBuffer.wrap(version).getInt() <= link.settingsVersion()) {
      answer();
    } else if (busy.compareAndSet(false, true)) {
      Thread.ofVirtual().name("honeylink-settings-" + sessionId).start(this::readAndFollow);
    }
  }

  private void readAndFollow() {
    try {
      follow(api.read(sessionId));
    } catch (HoneyLinkApiException | ServerUnreachable e) {
      LOG.log(Level.DEBUG, "Session " + sessionId + " cannot read its settings yet", e);
    } finally {
      busy.set(false);
    }
  }

  /** Follows what the server says of the session. */
  void follow(SessionDetail detail) {
    if (link.tuned(detail)) {
      answer();
    }
  }

  private void answer() {
    byte[] version = ByteBuffer.allocate(Integer.BYTES).putInt(link.settingsVersion()).array();
    link.tell(ControlKind.SESSION, version);
    wakeDriver.run();
  }
}
