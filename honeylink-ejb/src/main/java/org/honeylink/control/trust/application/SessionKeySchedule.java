package org.honeylink.control.trust.application;

import java.util.UUID;
import org.honeylink.crypto.keys.Direction;
import org.honeylink.crypto.keys.DirectionKeys;
import org.honeylink.crypto.keys.KeyHierarchy;
import org.honeylink.crypto.secret.SecretBytes;

/**
 * The opened secret of one session, for as long as keys are taken from it; wiped on close. Close it
 * soon: keys that were taken live on. Not thread-safe.
 */
public final class SessionKeySchedule implements AutoCloseable {

  private final UUID sessionId;
  private final int rekeyNumber;
  private final SecretBytes secret;

  /** The secret belongs to the schedule from now on. */
  SessionKeySchedule(UUID sessionId, int rekeyNumber, SecretBytes secret) {
    this.sessionId = sessionId;
    this.rekeyNumber = rekeyNumber;
    this.secret = secret;
  }

  /** How often the session was re-keyed to come to this secret. */
  public int rekeyNumber() {
    return rekeyNumber;
  }

  /**
   * Keys of the packets of one stream that go one way; the caller closes them.
   *
   * @param epoch of the stream key, from 0
   */
  public DirectionKeys direction(UUID streamId, int epoch, Direction direction) {
    try (SecretBytes key = stream(streamId, epoch)) {
      return KeyHierarchy.direction(key, direction);
    }
  }

  /**
   * Key of one stream, {@code key_material} in the API; the caller closes it.
   *
   * @param epoch of the stream key, from 0
   */
  public SecretBytes stream(UUID streamId, int epoch) {
    return KeyHierarchy.stream(secret, sessionId, streamId, epoch);
  }

  @Override
  public void close() {
    secret.close();
  }
}
