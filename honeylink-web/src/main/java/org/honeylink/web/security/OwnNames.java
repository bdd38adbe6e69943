package org.honeylink.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.honeylink.control.access.domain.ProofTarget;

/**
 * The names that callers know this server by. A proof is made for an address; were any name taken
 * that a request brings along, then a proof for another server would count here.
 */
@ApplicationScoped
public class OwnNames {

  private static final String NOBODYS = "-";

  private final Set<String> hosts;

  /** For the container's proxy. */
  OwnNames() {
    this("localhost", NOBODYS);
  }

  /**
   * @param aliases further host names and addresses, parted by commas; {@code -} for none
   */
  @Inject
  OwnNames(
      @ConfigProperty(name = "honeylink.public.host", defaultValue = "localhost") String host,
      @ConfigProperty(name = "honeylink.public.aliases", defaultValue = NOBODYS) String aliases) {
    hosts =
        Stream.concat(Stream.of(host), Arrays.stream(aliases.split(",", -1)))
            .map(name -> bare(name.strip()))
            .filter(name -> !name.isEmpty() && !name.equals(NOBODYS))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * What a request calls, as its caller addressed it: always https, also behind a proxy. Empty when
   * its host is none of ours.
   */
  Optional<ProofTarget> target(HttpServletRequest request) {
    String host = bare(request.getServerName());
    String inAddress = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    try {
      return Optional.of(
              ProofTarget.of(
                  request.getMethod(),
                  "https://" + inAddress + ":" + request.getServerPort() + request.getRequestURI()))
          .filter(ours -> hosts.contains(host));
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  /** In lower case, an IPv6 address without its brackets. */
  private static String bare(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
  }

  /** Every content of a header. */
  static List<String> headers(HttpServletRequest request, String name) {
    Enumeration<String> values = request.getHeaders(name);
    return values == null ? List.of() : Collections.list(values);
  }
}
