package org.honeylink.crypto.keys;

import java.util.Arrays;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;

/** Key (32 bytes) and iv (12 bytes) of one direction of one stream epoch; wiped on close. */
public final class DirectionKeys implements AutoCloseable {

  /** Bytes of the key. */
  public static final int KEY_BYTES = 32;

  /** Bytes of the iv. */
  public static final int IV_BYTES = 12;

  private final SecretBytes key;
  private final SecretBytes iv;

  private DirectionKeys(SecretBytes key, SecretBytes iv) {
    this.key = key;
    this.iv = iv;
  }

  /**
   * @param traffic 44 bytes, key first; copied
   */
  public static DirectionKeys split(SecretBytes traffic) {
    if (traffic.length() != KEY_BYTES + IV_BYTES) {
      throw new IllegalArgumentException(
          "Traffic secret of " + traffic.length() + " bytes, not 44");
    }
    return traffic.use(
        SecretAccess.granted(),
        bytes ->
            new DirectionKeys(
                SecretBytes.takeOver(Arrays.copyOf(bytes, KEY_BYTES)),
                SecretBytes.takeOver(Arrays.copyOfRange(bytes, KEY_BYTES, bytes.length))));
  }

  /** Stays this object's. */
  public SecretBytes key() {
    return key;
  }

  /** Stays this object's. */
  public SecretBytes iv() {
    return iv;
  }

  @Override
  public void close() {
    key.close();
    iv.close();
  }
}
