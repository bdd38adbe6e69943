package org.honeylink.control.session.application;

import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.session.domain.CloseCause;
import org.honeylink.crypto.keys.RekeyNotice;

/**
 * The data plane, as the control plane sees it: the port behind which sessions carry packets.
 *
 * <p>Called after the commit of the transaction that changed the session, outside any transaction,
 * by any thread; implementations are thread-safe. Keys never pass through here: an implementation
 * asks {@code control.trust.application.SessionKeys} for them by session, stream and epoch.
 */
public interface SessionRuntime {

  /**
   * Makes the session ready to receive. Returns when a packet of the device would be opened.
   * Opening an open session again changes nothing.
   *
   * @throws RuntimeException when it cannot; the control plane then closes the session again
   */
  void open(OpenSession session);

  /** Stops the session and wipes its keys from memory; of an unknown session it is no error. */
  void close(UUID sessionId, CloseCause cause);

  /**
   * What the device needs to follow a change of keys that the session waits for; empty when it
   * waits for none here. Packets under the new keys open from before this answers. Sessions that
   * change their keys are found by the data plane itself, from {@link RekeySessions#changing}.
   */
  Optional<RekeyNotice> rekeyNotice(UUID sessionId);

  /**
   * Says a word of the control plane to the session's device. It goes out once, sealed, and may be
   * lost: say it again until its effect shows, and let it bear being heard twice. Of words of one
   * kind that still wait to go out the latest is kept. Returns at once.
   *
   * @param kind number of a {@code ControlKind}
   * @param content at most 1,165 bytes; not changed by the caller any more
   * @return false when the session is not carried here, is over, or too many words wait already
   * @throws IllegalArgumentException when the content is too long
   */
  boolean tell(UUID sessionId, int kind, byte[] content);

  /**
   * Tunes, holds or releases a session in place, unless it is at these settings or newer ones, and
   * tells its device until that follows. What is not carried here is found by the node that does.
   */
  void apply(SessionSettings settings);

  /** Figures as they stand now; empty when the session is not open here. */
  Optional<SessionFigures> figures(UUID sessionId);

  /** All that is known of the session's packets now; empty when it is not open here. */
  Optional<SessionDiagnostics> diagnostics(UUID sessionId);
}
