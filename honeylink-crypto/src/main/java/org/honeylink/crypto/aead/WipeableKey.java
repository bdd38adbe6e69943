package org.honeylink.crypto.aead;

import java.util.Arrays;
import javax.crypto.SecretKey;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;

/** A raw key for a {@code Cipher} that, unlike {@code SecretKeySpec}, is overwritten when done. */
final class WipeableKey implements SecretKey {

  private static final long serialVersionUID = 1L;

  private final String algorithm;
  private final transient byte[] bytes;
  private transient boolean destroyed;

  WipeableKey(String algorithm, SecretBytes secret) {
    this.algorithm = algorithm;
    this.bytes = secret.expose(SecretAccess.granted());
  }

  @Override
  public String getAlgorithm() {
    return algorithm;
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  @Override
  public byte[] getEncoded() {
    return bytes.clone();
  }

  @Override
  public void destroy() {
    destroyed = true;
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public boolean isDestroyed() {
    return destroyed;
  }
}
