package org.honeylink.control.session.domain;

import java.util.Optional;
import java.util.regex.Pattern;
import org.honeylink.control.policy.domain.StreamClass;
import org.honeylink.control.session.domain.ReceivedSession.ReceivedStream;
import org.honeylink.control.shared.domain.Faults;

/**
 * One stream as it is asked for, checked.
 *
 * @param bandwidthKbps share of the device's pool, kbit/s
 */
public record StreamRequest(
    String name, StreamMode mode, StreamClass streamClass, long bandwidthKbps) {

  /** Longest name, in characters. */
  public static final int MAX_NAME_CHARACTERS = 64;

  // Far above any pool; what lies between is a matter of bandwidth, not of form.
  private static final long MAX_KBPS = 1_000_000_000;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  /** The stream, or its faults noted with their paths. */
  static Optional<StreamRequest> check(ReceivedStream received, String path, Faults faults) {
    String shown = received.name().map(Faults::quoted).orElse(path);
    Optional<String> name = received.name().filter(each -> nameIsGood(each, path, faults));
    Optional<StreamMode> mode =
        received.mode().flatMap(text -> mode(text, path + ".mode", shown, faults));
    Optional<StreamClass> streamClass =
        received.priority().flatMap(text -> streamClass(text, path, shown, faults));
    Optional<Long> kbps =
        received.bandwidthKbps().filter(value -> bandwidthIsGood(value, path, faults));
    if (name.isEmpty() || mode.isEmpty() || streamClass.isEmpty() || kbps.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new StreamRequest(name.get(), mode.get(), streamClass.get(), kbps.get()));
  }

  private static boolean nameIsGood(String name, String path, Faults faults) {
    int characters = name.codePointCount(0, name.length());
    if (name.isBlank() || characters > MAX_NAME_CHARACTERS || CONTROL.matcher(name).find()) {
      faults.add(
          path + ".name",
          "must be 1 to 64 characters, not blank and without control characters, not "
              + Faults.quoted(name));
      return false;
    }
    return true;
  }

  private static Optional<StreamMode> mode(
      String text, String path, String shownName, Faults faults) {
    Optional<StreamMode> mode = StreamMode.named(text);
    if (mode.isEmpty()) {
      faults.add(
          path,
          "must be one of reliable, unreliable",
          "Invalid mode "
              + Faults.quoted(text)
              + " for stream "
              + shownName
              + " (valid: reliable, unreliable)");
    }
    return mode;
  }

  private static Optional<StreamClass> streamClass(
      String text, String path, String shownName, Faults faults) {
    Optional<StreamClass> streamClass = StreamClass.named(text);
    if (streamClass.isEmpty()) {
      faults.add(
          path + ".qos.priority",
          "must be one of " + StreamClass.names(),
          "Invalid QoS priority "
              + Faults.quoted(text)
              + " for stream "
              + shownName
              + " (valid: "
              + StreamClass.names()
              + ")");
    }
    return streamClass;
  }

  private static boolean bandwidthIsGood(long kbps, String path, Faults faults) {
    if (kbps < 1 || kbps > MAX_KBPS) {
      faults.add(path + ".qos.bandwidth_kbps", "must be 1 to 1,000,000,000, not " + kbps);
      return false;
    }
    return true;
  }
}
