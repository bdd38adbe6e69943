package org.honeylink.control.access.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The call that a proof is made for: method and address, without query and fragment (RFC 9449
 * section 4.2), in the normal form of RFC 3986 sections 6.2.2 and 6.2.3, so that two spellings of
 * one address are equal.
 *
 * @param method as in {@code POST}; letter case counts
 * @param address in normal form
 */
public record ProofTarget(String method, String address) {

  private static final Pattern TRIPLET = Pattern.compile("%[0-9a-fA-F]{2}");
  private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]");
  private static final int HTTPS = 443;

  public ProofTarget {
    Objects.requireNonNull(method);
    Objects.requireNonNull(address);
  }

  /**
   * The target of a method and any spelling of an address.
   *
   * @throws IllegalArgumentException when the text is no absolute https address
   */
  public static ProofTarget of(String method, String address) {
    try {
      return new ProofTarget(method, normal(new URI(address)));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("is no address", e);
    }
  }

  private static String normal(URI address) throws URISyntaxException {
    String host = address.getHost();
    if (!"https".equalsIgnoreCase(address.getScheme())
        || host == null
        || address.getRawUserInfo() != null) {
      throw new IllegalArgumentException("is no absolute https address without user");
    }
    boolean standardPort = address.getPort() < 0 || address.getPort() == HTTPS;
    String port = standardPort ? "" : ":" + address.getPort();
    return "https://" + host.toLowerCase(Locale.ROOT) + port + path(address.getRawPath());
  }

  private static String path(@Nullable String raw) throws URISyntaxException {
    if (raw == null || raw.isEmpty()) {
      return "/";
    }
    String decoded = TRIPLET.matcher(raw).replaceAll(triplet -> plain(triplet.group()));
    return new URI("https://host" + decoded).normalize().getRawPath();
  }

  /** "%7e" is "~", and "%2f" is "%2F": what need not be encoded is not, the rest in upper case. */
  private static String plain(String triplet) {
    String character = Character.toString(Integer.parseInt(triplet.substring(1), 16));
    return UNRESERVED.matcher(character).matches() ? character : triplet.toUpperCase(Locale.ROOT);
  }
}
