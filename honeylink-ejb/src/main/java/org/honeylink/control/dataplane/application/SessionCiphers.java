package org.honeylink.control.dataplane.application;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.honeylink.crypto.aead.CipherSuite;
import org.honeylink.crypto.aead.PacketCipher;
import org.honeylink.crypto.aead.RekeyablePacketCipher;
import org.honeylink.crypto.keys.RekeyNotice;
import org.honeylink.transport.connection.SessionConnection;

/**
 * Keys of one carried session, and their change in place. The coming keys open from the moment they
 * are prepared; the device is told again and again, until a packet of it has opened under them:
 * then the server seals with them too. The former keys open for a while longer, for what was under
 * way.
 *
 * <p>Guarded by the lock of its {@link CarriedSession}.
 */
final class SessionCiphers implements AutoCloseable {

  /**
   * How long former keys open once the device is known to seal with the new ones. It sealed with
   * them from one packet to the next, so only packets that are on their way need the former: 10 s
   * is three probe timeouts of any path that is not suspended as silent (3 s), and far longer than
   * networks hold a datagram back. RFC 9001, section 6.5, keeps old keys for three probe timeouts.
   */
  static final long FORMER_MICROS = 10_000_000;

  /** The device is told anew after a quarter of a second, then less often. */
  private static final long FIRST_REPEAT_MICROS = 250_000;

  private static final long LONGEST_REPEAT_MICROS = 2_000_000;
  private static final long NEVER = Long.MAX_VALUE;

  private final CipherSuite suite;
  private final Map<Long, RekeyablePacketCipher> ciphers;
  private final long noticeStream;
  private int number;
  private Optional<RekeyNotice> notice = Optional.empty();
  private byte[] noticeBytes = {};
  private long noticeMicros = NEVER;
  private long repeatMicros;
  private long dropMicros = NEVER;

  /**
   * @param ciphers by connection id; they belong to this object from now on
   * @param number how often the session was re-keyed to come to them
   */
  SessionCiphers(CipherSuite suite, Map<Long, RekeyablePacketCipher> ciphers, int number) {
    this.suite = suite;
    this.ciphers = Map.copyOf(ciphers);
    this.noticeStream = ciphers.keySet().iterator().next();
    this.number = number;
  }

  /** Fixed for the session, whatever its keys. */
  CipherSuite suite() {
    return suite;
  }

  /** Whether packets under the keys of this re-keying open. */
  boolean isReadyFor(int rekeyNumber) {
    return rekeyNumber <= notice.map(RekeyNotice::number).orElse(number);
  }

  /** What the device needs to follow a change that waits for it. */
  Optional<RekeyNotice> notice() {
    return notice;
  }

  /**
   * Opens with the coming keys as well, and begins to tell the device.
   *
   * @param next a cipher for each stream; they belong to this object from now on
   */
  void prepare(RekeyNotice word, Map<Long, PacketCipher> next, long nowMicros) {
    ciphers.forEach((id, cipher) -> cipher.prepare(Objects.requireNonNull(next.get(id))));
    notice = Optional.of(word);
    noticeBytes = word.bytes();
    noticeMicros = nowMicros;
    repeatMicros = FIRST_REPEAT_MICROS;
  }

  /**
   * Changes to the coming keys when a packet has opened under them.
   *
   * @return whether it did
   */
  boolean advanceIfProven(SessionConnection connection, long nowMicros) {
    if (notice.isEmpty()
        || ciphers.values().stream().noneMatch(RekeyablePacketCipher::isNextProven)) {
      return false;
    }
    ciphers.forEach(
        (id, cipher) -> {
          cipher.advance();
          connection.freshKey(id);
        });
    number = notice.get().number();
    notice = Optional.empty();
    noticeMicros = NEVER;
    dropMicros = nowMicros + FORMER_MICROS;
    return true;
  }

  /** How often the session was re-keyed to come to the keys in use. */
  int number() {
    return number;
  }

  /**
   * Does what is due: tells the device, drops former keys.
   *
   * @return when something is due again
   */
  long run(SessionConnection connection, long nowMicros) {
    if (nowMicros >= dropMicros) {
      ciphers.values().forEach(RekeyablePacketCipher::dropFormer);
      dropMicros = NEVER;
    }
    if (nowMicros >= noticeMicros && !connection.isClosed()) {
      connection.control(noticeStream, RekeyNotice.CONTROL_KIND, noticeBytes);
      noticeMicros = nowMicros + repeatMicros;
      repeatMicros = Math.min(2 * repeatMicros, LONGEST_REPEAT_MICROS);
    }
    return Math.min(noticeMicros, dropMicros);
  }

  @Override
  public void close() {
    noticeMicros = NEVER;
    dropMicros = NEVER;
    ciphers.values().forEach(RekeyablePacketCipher::close);
  }
}
