package org.honeylink.control.trust.infrastructure.vault;

import static org.honeylink.control.shared.application.SharedJson.JSON;

import jakarta.json.JsonObject;
import org.honeylink.control.trust.infrastructure.vault.VaultClient.Request;

/**
 * Which keys this installation has made, in the KV engine: so that a key which somebody deleted is
 * missed and not made anew, and so that of two nodes one makes a key. No secrets. Thread-safe.
 *
 * @see <a href="https://openbao.org/api-docs/secret/kv/kv-v2/">KV version 2 (API)</a>
 */
final class InstallationRecord {

  private final VaultClient vault;
  private final String mount;
  private final String folder;

  /**
   * @param folder where our records are
   */
  InstallationRecord(VaultClient vault, String mount, String folder) {
    this.vault = vault;
    this.mount = mount;
    this.folder = folder;
  }

  /** "Read secret version". */
  boolean has(String key) throws VaultFault {
    return TransitKeys.found(vault, path("data", key)).isPresent();
  }

  /**
   * "Create/Update secret", with check-and-set.
   *
   * @return whether this call wrote it; false when it was there already
   */
  boolean add(String key) throws VaultFault {
    JsonObject body =
        JSON.createObjectBuilder()
            .add("options", JSON.createObjectBuilder().add("cas", 0))
            .add("data", JSON.createObjectBuilder().add("key", key).add("version", 1))
            .build();
    try {
      VaultAnswer _ = vault.send(Request.post(path("data", key), body));
      return true;
    } catch (VaultFault fault) {
      if (fault.status() == 400 && fault.reason().contains("check-and-set")) {
        return false;
      }
      throw fault;
    }
  }

  /** "Delete metadata and all versions". */
  void remove(String key) throws VaultFault {
    VaultAnswer _ = vault.send(Request.delete(path("metadata", key)));
  }

  private String path(String what, String key) {
    return mount + "/" + what + "/" + folder + "/" + key;
  }
}
