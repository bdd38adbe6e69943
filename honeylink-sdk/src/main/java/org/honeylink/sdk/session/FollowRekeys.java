package org.honeylink.sdk.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.honeylink.crypto.keys.RekeyNotice;
import org.honeylink.crypto.secret.SecretBytes;
import org.honeylink.sdk.identity.DeviceIdentity;

/**
 * Changes the keys of one session when the server says so: the master is kept, the next session key
 * derived, every stream seals with it from then on. What fails is tried again when the server says
 * it again. Thread-safe.
 */
final class FollowRekeys {

  private static final Logger LOG = System.getLogger(FollowRekeys.class.getName());

  private final UUID sessionId;
  private final DeviceIdentity identity;
  private final DeviceMasters masters;
  private final SessionLink link;
  private final Runnable wakeDriver;
  private final AtomicBoolean busy = new AtomicBoolean();

  FollowRekeys(
      UUID sessionId,
      DeviceIdentity identity,
      DeviceMasters masters,
      SessionLink link,
      Runnable wakeDriver) {
    this.sessionId = sessionId;
    this.identity = identity;
    this.masters = masters;
    this.link = link;
    this.wakeDriver = wakeDriver;
  }

  /** A notice came. Returns at once: the master is written to a disk on a thread of its own. */
  void heard(RekeyNotice notice) {
    if (busy.compareAndSet(false, true)) {
      Thread.ofVirtual()
          .name("honeylink-rekey-" + sessionId)
          .start(
              () -> {
                try {
                  follow(notice);
                } finally {
                  busy.set(false);
                }
              });
    }
  }

  /** Changes the keys, unless that is done already; returns when it is. */
  synchronized void follow(RekeyNotice notice) {
    try {
      link.nextAfter(notice.number()).ifPresent(former -> change(former, notice));
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "Session " + sessionId + " cannot follow re-keying " + notice.number() + " yet",
          e);
    }
  }

  private void change(SessionKeys former, RekeyNotice notice) {
    try (SecretBytes master = masters.of(notice.generation(), notice.master())) {
      link.rekeyed(former.next(identity, notice, master));
      wakeDriver.run();
    }
  }
}
