package org.honeylink.control.session.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.honeylink.transport.packet.ControlKind;

/** Devices say which version of their sessions' settings they follow. */
@ApplicationScoped
public class HearSettings implements DeviceWordListener {

  private static final Logger LOG = System.getLogger(HearSettings.class.getName());

  @Inject SessionActivity activity;

  @Override
  public int kind() {
    return ControlKind.SESSION.number();
  }

  @Override
  public void heard(List<DeviceWord> words) {
    Map<UUID, Integer> followed = new HashMap<>();
    for (DeviceWord word : words) {
      if (word.content().length == Integer.BYTES) {
        int version = ByteBuffer.wrap(word.content()).getInt();
        followed.merge(word.sessionId(), version, Math::max);
      }
    }
    followed.forEach(this::followed);
  }

  /** One that cannot be kept harms no other; its device is reminded and says it again. */
  private void followed(UUID sessionId, int version) {
    try {
      activity.settingsFollowed(sessionId, version);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "What session " + sessionId + " follows was not kept yet", e);
    }
  }
}
