package org.honeylink.control.session.application;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.session.domain.Session;
import org.honeylink.control.session.domain.SessionStream;
import org.honeylink.control.trust.application.SealedMaster;
import org.honeylink.control.trust.application.ServerShare;
import org.honeylink.control.trust.application.SessionKeySchedule;
import org.honeylink.crypto.secret.SecretBytes;

/**
 * A session as the one answer that shows its keys needs it; the keys are wiped on close. Not
 * thread-safe.
 */
public final class OpenedSession implements AutoCloseable {

  private final Session session;
  private final ServerShare share;
  private final int masterGeneration;
  private final Optional<SealedMaster> deviceMaster;
  private final boolean showsKeys;
  private final Map<UUID, SecretBytes> streamKeys = new HashMap<>();

  /** Takes the first key of every stream from the schedule, which stays the caller's. */
  OpenedSession(
      Session session,
      ServerShare share,
      SessionKeySchedule schedule,
      int masterGeneration,
      Optional<SealedMaster> deviceMaster,
      boolean showsKeys) {
    this.session = session;
    this.share = share;
    this.masterGeneration = masterGeneration;
    this.deviceMaster = deviceMaster;
    this.showsKeys = showsKeys;
    for (SessionStream stream : session.streams()) {
      streamKeys.put(stream.id(), schedule.stream(stream.id(), stream.keyEpoch()));
    }
  }

  public Session session() {
    return session;
  }

  /** The server's half of the agreement. */
  public ServerShare share() {
    return share;
  }

  /** Generation of the device master that the session is bound to. */
  public int masterGeneration() {
    return masterGeneration;
  }

  /** The master that the session is bound to, while the device has not acknowledged it. */
  public Optional<SealedMaster> deviceMaster() {
    return deviceMaster;
  }

  /** Whether the answer may show stream keys; the device's policy may let it derive them only. */
  public boolean showsKeys() {
    return showsKeys;
  }

  /** Key of one of its streams; stays this object's. */
  public SecretBytes keyOf(UUID streamId) {
    return Objects.requireNonNull(streamKeys.get(streamId), "no stream of this session");
  }

  @Override
  public void close() {
    streamKeys.values().forEach(SecretBytes::close);
  }
}
