package org.honeylink.control.session.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.honeylink.control.session.domain.Session;
import org.honeylink.control.session.domain.SessionState;
import org.honeylink.control.session.domain.SessionStream;
import org.honeylink.transport.packet.DropReason;
import org.honeylink.transport.stats.PathStats;
import org.honeylink.transport.stats.StreamStats;
import org.honeylink.transport.stats.WindowStats;

/**
 * What to do about a session, by rules over its figures. Each rule names one cause; several may
 * hold. None means that nothing is wrong that the figures show.
 */
public final class SessionAdvice {

  private static final double LOSSY = 0.05;
  private static final double RESIDUAL = 0.01;
  private static final long SLOW_MICROS = 200_000;
  private static final double UNPROVEN_SHARE = 0.01;
  private static final double NEARLY_FULL = 0.9;

  private final List<Advice> advice = new ArrayList<>();

  private SessionAdvice() {}

  /**
   * One piece of advice.
   *
   * @param code what is wrong, as in {@code lossy-link}
   * @param stream its name, when it is about one
   * @param text what it is and what to do
   */
  public record Advice(String code, Optional<String> stream, String text) {}

  /** The advice for a session. */
  static List<Advice> of(
      Session session, List<SessionStream> streams, Optional<SessionDiagnostics> figures) {
    SessionAdvice rules = new SessionAdvice();
    rules.ofState(session);
    if (session.state().isOpen()) {
      figures.ifPresentOrElse(known -> rules.ofFigures(known, streams), rules::notCarried);
    }
    return List.copyOf(rules.advice);
  }

  private void ofState(Session session) {
    if (session.settingsFollowed() < session.settingsVersion() && session.state().isOpen()) {
      say(
          "settings-not-followed",
          "The device has not said that it follows the last settings; it is told "
              + "again and again. Look whether it is heard, and whether its software "
              + "knows control kind 3");
    }
    if (session.state() == SessionState.CLOSED) {
      say("closed", "The session is over; its device opens a new one");
    }
    session
        .suspendCause()
        .ifPresent(
            cause -> {
              switch (cause) {
                case SILENT ->
                    say(
                        "silent",
                        "Nothing was heard of the device for three seconds; look at its link and "
                            + "power. It is closed five minutes after it fell silent");
                case BATTERY_LOW ->
                    say(
                        "battery-low",
                        "The device saves its battery; its next packet resumes the session");
                case OPERATOR ->
                    say(
                        "held",
                        "An operator suspended the session; resume it with POST "
                            + "/sessions/{id}/resume within five minutes");
              }
            });
  }

  private void notCarried() {
    say(
        "not-carried",
        "The node that answers does not carry the session; ask another one, or "
            + "wait until its keys can be opened again");
  }

  private void ofFigures(SessionDiagnostics known, List<SessionStream> streams) {
    ofPath(known.path(), known.carrier());
    if (known.troubles().stream().anyMatch(each -> each.code().equals("rekey_failing"))) {
      say("rekey-failing", "New keys could not be prepared; look whether the key store is away");
    }
    Map<UUID, StreamStats> figures = known.streams();
    for (SessionStream stream : streams) {
      StreamStats stats = figures.get(stream.id());
      if (stats != null) {
        ofStream(stream.name(), stats);
      }
    }
  }

  private void ofPath(PathStats path, Optional<Carrier> carrier) {
    if (carrier.isEmpty()) {
      say(
          "never-heard",
          "No packet of the device has opened yet; look whether it reaches the UDP "
              + "port of the datagram endpoint, or let it try QUIC");
    } else if (!path.proven()) {
      say(
          "path-not-proven",
          "The device does not answer from its address; a firewall may let packets "
              + "pass in one direction alone");
    }
    path.smoothedRttMicros().stream()
        .filter(micros -> micros > SLOW_MICROS)
        .forEach(
            micros ->
                say(
                    "slow-path",
                    ("The round trip takes %d ms; look whether a queue on the way is full, and "
                            + "lower bandwidth_kbps if it is")
                        .formatted(micros / 1_000)));
  }

  private void ofStream(String name, StreamStats stats) {
    ofKeys(name, stats);
    stats.receivingFec().loss().stream()
        .filter(loss -> loss > LOSSY)
        .forEach(
            loss ->
                say(
                    "lossy-link",
                    name,
                    ("%.1f %% of the device's packets are lost before repair; look at its link, or"
                            + " ask for heavier error correction with PATCH /sessions/{id}/qos")
                        .formatted(100 * loss)));
    stats.receivingFec().residualLoss().stream()
        .filter(loss -> loss > RESIDUAL)
        .forEach(
            loss ->
                say(
                    "repair-fails",
                    name,
                    ("%.1f %% of the device's packets stay lost after repair; ask for heavier "
                            + "error correction, or less bandwidth")
                        .formatted(100 * loss)));
    if (stats.queue().backpressure()) {
      say(
          "queue-full",
          name,
          "What the server has to send waits; more bandwidth_kbps or a higher "
              + "priority lets it out");
    }
    stats
        .receiveWindow()
        .filter(SessionAdvice::isNearlyFull)
        .ifPresent(
            window ->
                say(
                    "window-full",
                    name,
                    "What the device has sent is not safe at the broker yet; look whether the "
                        + "broker is away or slow, or the session is held"));
  }

  private void ofKeys(String name, StreamStats stats) {
    long unproven = stats.drops().getOrDefault(DropReason.NOT_AUTHENTIC, 0L);
    if (unproven > 10 && unproven > UNPROVEN_SHARE * stats.packetsReceived()) {
      say(
          "keys-differ",
          name,
          unproven
              + "packets did not open: they are forged or damaged, or the device uses "
              + "other keys. POST /sessions/{id}/rekey, or let it open a new session");
    }
  }

  private static boolean isNearlyFull(WindowStats window) {
    return window.usedBytes() > NEARLY_FULL * window.limitBytes();
  }

  private void say(String code, String text) {
    advice.add(new Advice(code, Optional.empty(), text));
  }

  private void say(String code, String stream, String text) {
    advice.add(new Advice(code, Optional.of(stream), text));
  }
}
