package org.honeylink.control.access.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.honeylink.control.shared.domain.Base64Url;

/**
 * Nonces that the server gives for proofs (RFC 9449 section 8): one for each half minute, made from
 * the time under a key of the day, so that every node makes and takes the same ones and none is
 * stored. Whoever makes proofs in advance, as on a device he has for a while, can use them for two
 * minutes at most. Thread-safe.
 */
@ApplicationScoped
public class DpopNonces {

  /** How long each is handed out. */
  static final Duration SLOT = Duration.ofSeconds(30);

  /** Slots before the current one whose nonces count. */
  static final int OLDER_SLOTS = 3;

  private static final String ALGORITHM = "HmacSHA256";
  private static final int NONCE_BYTES = 16;
  private static final int SLOTS_KEPT = OLDER_SLOTS + 1;
  private static final long SLOTS_IN_DAY = Duration.ofDays(1).dividedBy(SLOT);

  private final NonceKeys keys;
  private final InstantSource clock;
  private final Map<Long, String> nonceOfSlot = new ConcurrentHashMap<>();

  /** For the container's proxy. */
  DpopNonces() {
    this(
        day -> {
          throw new IllegalStateException("the proxy makes no nonces");
        },
        InstantSource.system());
  }

  @Inject
  DpopNonces(NonceKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** The one to give out now. */
  public String current() {
    return nonce(slot());
  }

  /** Whether a nonce was given out by any node in the last two minutes. */
  public boolean accepts(String nonce) {
    long now = slot();
    return LongStream.rangeClosed(now - OLDER_SLOTS, now)
        .anyMatch(slot -> nonce(slot).equals(nonce));
  }

  private long slot() {
    return clock.millis() / SLOT.toMillis();
  }

  private String nonce(long slot) {
    nonceOfSlot.keySet().removeIf(known -> known < slot - SLOTS_KEPT);
    return nonceOfSlot.computeIfAbsent(slot, this::made);
  }

  private String made(long slot) {
    byte[] key = keys.key(slot / SLOTS_IN_DAY);
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      byte[] tag = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(slot).array());
      return Base64Url.encode(Arrays.copyOf(tag, NONCE_BYTES));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", missing);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }
}
