package org.honeylink.control.shared.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Collects every fault of one input before the caller is told of any. Not thread-safe; lives as
 * long as one call.
 */
public final class Faults {

  private static final int SHOWN_CHARACTERS = 64;

  private final List<Fault> found = new ArrayList<>();

  /** A fault whose message reads after its path, as in {@code must be 60 to 43,200}. */
  public void add(String path, String message) {
    add(path, message, path.isEmpty() ? message : path + ": " + message);
  }

  /**
   * A fault with a sentence of its own for the summary.
   *
   * @param detail as in {@code Invalid QoS priority 'fast' for stream 'video' (valid: …)}
   */
  public void add(String path, String message, String detail) {
    found.add(new Fault(new Violation(path, message), detail));
  }

  /** Takes over faults found elsewhere, as they are. */
  public void addAll(List<Violation> violations) {
    violations.forEach(violation -> add(violation.path(), violation.message()));
  }

  /** Takes over all faults of another collection, sentences and all. */
  public void addAll(Faults others) {
    found.addAll(others.found);
  }

  /** The value, or its refusal noted under the path; paths of the refusal are put behind ours. */
  public <T> Optional<T> check(String path, Supplier<T> value) {
    try {
      return Optional.of(value.get());
    } catch (ValidationFailed refused) {
      refused.violations().forEach(each -> add(path + each.path(), each.message()));
      return Optional.empty();
    }
  }

  public boolean none() {
    return found.isEmpty();
  }

  /**
   * Refuses when anything was found.
   *
   * @throws ValidationFailed with all of it
   */
  public void refuseIfAny() {
    if (!found.isEmpty()) {
      throw new ValidationFailed(
          found.stream().map(Fault::detail).distinct().collect(Collectors.joining("; ")),
          found.stream().map(Fault::violation).toList());
    }
  }

  /** What was received, fit for a message: quoted, short, without control characters. */
  public static String quoted(String received) {
    String shown =
        received.codePointCount(0, received.length()) <= SHOWN_CHARACTERS
            ? received
            : received.substring(0, received.offsetByCodePoints(0, SHOWN_CHARACTERS)) + "…";
    return "'" + shown.replaceAll("\\p{Cntrl}", "?") + "'";
  }

  private record Fault(Violation violation, String detail) {}
}
