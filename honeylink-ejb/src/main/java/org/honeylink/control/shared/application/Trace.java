package org.honeylink.control.shared.application;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Trace of one call, after W3C Trace Context. The web layer binds {@link #CURRENT} around each
 * call; whatever runs within the call on the same thread sees it.
 *
 * @param traceId 32 lower-case hexadecimal digits, not all zero
 * @param spanId 16 lower-case hexadecimal digits of this hop, not all zero
 * @param flags 2 hexadecimal digits
 */
public record Trace(String traceId, String spanId, String flags) {

  /** Bound while a call is served. */
  public static final ScopedValue<Trace> CURRENT = ScopedValue.newInstance();

  private static final SecureRandom RANDOM = new SecureRandom();

  /** Version 00 of <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C</a>. */
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

  /** Trace id of the call at hand; empty outside any call. */
  public static String currentId() {
    return CURRENT.isBound() ? CURRENT.get().traceId() : "";
  }

  /** The trace that a header continues, or a new one when it is absent or malformed. */
  public static Trace continuing(@Nullable String traceparent) {
    return parentOf(traceparent)
        .map(parent -> new Trace(parent.traceId, randomHex(8), parent.flags))
        .orElseGet(() -> new Trace(randomHex(16), randomHex(8), "01"));
  }

  private static Optional<Trace> parentOf(@Nullable String traceparent) {
    if (traceparent == null || traceparent.startsWith("ff")) {
      return Optional.empty();
    }
    Matcher parts = TRACEPARENT.matcher(traceparent.strip());
    if (!parts.matches() || isZero(parts.group(1)) || isZero(parts.group(2))) {
      return Optional.empty();
    }
    return Optional.of(new Trace(parts.group(1), parts.group(2), parts.group(3)));
  }

  private static boolean isZero(String hex) {
    return hex.chars().allMatch(digit -> digit == '0');
  }

  private static String randomHex(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    random[0] |= 1;
    return HexFormat.of().formatHex(random);
  }

  /** The header of this hop. */
  public String traceparent() {
    return "00-" + traceId + "-" + spanId + "-" + flags;
  }
}
