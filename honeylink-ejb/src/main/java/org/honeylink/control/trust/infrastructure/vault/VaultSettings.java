package org.honeylink.control.trust.infrastructure.vault;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which Vault, and where in it our things are.
 *
 * @param address {@code https://host:port}; plain HTTP only on this machine, because the token
 *     crosses the connection
 * @param namespace of Vault Enterprise or OpenBao
 * @param authority PEM of the certificate authorities that Vault's own certificate may come from;
 *     without it those of the Java runtime
 * @param transit mount of the transit engine
 * @param keyValue mount of the KV engine, version 2
 * @param prefix what the names of our keys begin with: small letters, digits and hyphens
 * @param timeout until the answer to one request is there
 */
public record VaultSettings(
    URI address,
    Optional<String> namespace,
    Optional<Path> authority,
    String transit,
    String keyValue,
    String prefix,
    Duration timeout) {

  private static final Pattern MOUNT = Pattern.compile("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*");
  private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  public VaultSettings {
    boolean here = address.getHost() != null && THIS_MACHINE.contains(address.getHost());
    boolean secure = "https".equals(address.getScheme());
    if (address.getHost() == null
        || !(secure || ("http".equals(address.getScheme()) && here))
        || !List.of("", "/").contains(address.getPath())
        || address.getUserInfo() != null
        || address.getQuery() != null) {
      throw new IllegalArgumentException(
          "honeylink.key.vault.address must be https://host:port (plain http on this machine only)"
              + " without a path; received '"
              + address
              + "'");
    }
    requireMount("honeylink.key.vault.transit", transit);
    requireMount("honeylink.key.vault.kv", keyValue);
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "honeylink.key.vault.prefix has 1 to 32 small letters, digits and hyphens and begins with"
              + " a letter; received '"
              + prefix
              + "'");
    }
  }

  /** Of one more engine. */
  static void requireMount(String key, String mount) {
    if (!MOUNT.matcher(mount).matches()) {
      throw new IllegalArgumentException(
          key + " is the path of a secrets engine, as in 'transit'; received '" + mount + "'");
    }
  }

  /** How messages call it. */
  String called() {
    return "Vault at " + address;
  }
}
