package org.honeylink.control.trust.infrastructure.vault;

import java.nio.file.Path;
import java.util.Optional;

/** Where the token comes from. Files are read anew at each login, so they may be replaced. */
public sealed interface VaultLogin {

  /**
   * A token that somebody else keeps alive or that we renew, such as the sink of a Vault Agent.
   *
   * @param file holds nothing but the token
   */
  record TokenFile(Path file) implements VaultLogin {}

  /**
   * AppRole: a role id, which is no secret, and a secret id.
   *
   * @param mount of the AppRole method
   * @param secretId file that holds it; empty when the role is bound otherwise
   */
  record AppRole(String mount, String roleId, Optional<Path> secretId) implements VaultLogin {}
}
