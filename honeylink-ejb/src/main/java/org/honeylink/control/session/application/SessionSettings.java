package org.honeylink.control.session.application;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.honeylink.control.session.domain.FecLevel;
import org.honeylink.control.session.domain.Session;
import org.honeylink.control.session.domain.SessionStream;

/**
 * What can be changed of a living session, as it is to be from now on.
 *
 * @param version from 1; of two the higher is the newer
 * @param followed the version that its device has said it follows
 * @param held whether packets of the device are kept back, because an operator suspended it
 */
public record SessionSettings(
    UUID sessionId, int version, int followed, boolean held, List<StreamSetting> streams) {

  public SessionSettings {
    Objects.requireNonNull(sessionId);
    streams = List.copyOf(streams);
  }

  /** The settings of a session. */
  static SessionSettings of(Session session) {
    return new SessionSettings(
        session.id(),
        session.settingsVersion(),
        session.settingsFollowed(),
        session.isHeld(),
        session.streams().stream().map(StreamSetting::of).toList());
  }

  /**
   * Settings of one stream.
   *
   * @param priority of the scheduler, 0 to 7
   * @param bandwidthKbps allocation, kbit/s
   */
  public record StreamSetting(long connectionId, int priority, long bandwidthKbps, FecLevel fec) {
    static StreamSetting of(SessionStream stream) {
      return new StreamSetting(
          stream.connectionId().value(), stream.priority(), stream.bandwidthKbps(), stream.fec());
    }
  }
}
