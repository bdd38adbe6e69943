package org.honeylink.control.idempotency.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.honeylink.control.shared.domain.Caller;
import org.honeylink.control.shared.domain.Caller.Role;

/**
 * A call that its caller has named.
 *
 * @param content digest of method, path, query and body; two calls with the same are the same
 */
public record KeyedRequest(Caller caller, IdempotencyKey key, String content) {

  /**
   * A call.
   *
   * @param target method, path and query as they came
   * @param body all of it; not retained
   */
  public static KeyedRequest of(Caller caller, IdempotencyKey key, String target, byte[] body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(target.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) '\n');
      return new KeyedRequest(caller, key, HexFormat.of().formatHex(digest.digest(body)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }

  /** Who calls, within his tenant: an account may have the name of a device. */
  public String callerName() {
    return (caller.has(Role.DEVICE) ? "device:" : "account:") + caller.subject();
  }

  /** Whose the key is: two callers may use one text. */
  public String owner() {
    return caller.tenantId() + "/" + callerName() + "/" + key.value();
  }
}
