package org.honeylink.control.webhook.domain;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.honeylink.control.shared.domain.ValidationFailed;

/**
 * Where webhooks may go. An address is checked after the host's name has been resolved, and the
 * connection goes to that very address: what the name says later is of no effect.
 *
 * @param allowed by the administrator's leave
 * @param plainHttp whether http is allowed too; for tests
 */
public record EndpointRules(PrivateNetworks allowed, boolean plainHttp) {

  private static final int LONGEST_URL = 2_048;
  private static final int HTTPS = 443;
  private static final int FIRST_FREE_PORT = 1_024;
  private static final int LAST_PORT = 65_535;

  public EndpointRules {
    Objects.requireNonNull(allowed);
  }

  /**
   * The URL, when its form is allowed.
   *
   * @throws ValidationFailed when it is not; says why
   */
  public URI url(String text) {
    URI url = parsed(text);
    String scheme = Objects.requireNonNullElse(url.getScheme(), "").toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !(plainHttp && scheme.equals("http"))) {
      throw refused("must begin with https://");
    }
    if (url.getHost() == null || url.getHost().isEmpty()) {
      throw refused("must name a host");
    }
    if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
      throw refused("must have neither credentials nor a fragment");
    }
    int port = port(url);
    boolean free = port == HTTPS || (port >= FIRST_FREE_PORT && port <= LAST_PORT);
    if (!free && !allowed.has(url.getHost())) {
      throw refused("must use port 443, or one from 1024 on");
    }
    return url;
  }

  private static URI parsed(String text) {
    if (text.length() > LONGEST_URL || !text.matches("[\\x21-\\x7e]+")) {
      throw refused("must be a URL of at most 2048 plain ASCII characters");
    }
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw refused("must be a URL as in https://hooks.example.com/honeylink");
    }
  }

  private static ValidationFailed refused(String message) {
    return new ValidationFailed("", message);
  }

  /** The port that a URL means. */
  public static int port(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return "http".equalsIgnoreCase(url.getScheme()) ? 80 : HTTPS;
  }

  /**
   * Whether an endpoint may be spoken to.
   *
   * @param host as in the URL
   * @param addresses everything that its name stands for: one that is not public spoils all
   */
  public boolean allows(String host, List<InetAddress> addresses) {
    return !addresses.isEmpty()
        && addresses.stream()
            .allMatch(
                address ->
                    AddressRules.isPublic(address)
                        || allowed.has(address)
                        || (allowed.has(host) && !isNobodys(address)));
  }

  /** A name in the list allows no metadata service and no multicast. */
  private static boolean isNobodys(InetAddress address) {
    return address.isLinkLocalAddress()
        || address.isMulticastAddress()
        || address.isAnyLocalAddress();
  }
}
