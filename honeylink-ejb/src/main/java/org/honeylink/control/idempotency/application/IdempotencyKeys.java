package org.honeylink.control.idempotency.application;

import java.util.Collection;
import java.util.UUID;
import org.honeylink.control.idempotency.domain.Claim.Granted;
import org.honeylink.control.idempotency.domain.KeyedRequest;

/** Rows of keys. All times are the database's, so that clocks of nodes do not matter. */
public interface IdempotencyKeys {

  /** What a row says. */
  sealed interface Found {

    /** Claimed for the asker, in a transaction of its own. */
    record Free(Granted claim) implements Found {}

    /** The answer is there. */
    final class Sealed implements Found {

      private final UUID rowId;
      private final byte[] answer;

      /**
       * @param answer sealed for the row; not copied
       */
      public Sealed(UUID rowId, byte[] answer) {
        this.rowId = rowId;
        this.answer = answer;
      }

      UUID rowId() {
        return rowId;
      }

      byte[] answer() {
        return answer;
      }
    }

    /** The effect is final, the answer is lost. */
    record Marked(String action, String target) implements Found {}

    /** Another holds it. */
    record Held() implements Found {}

    /** The fingerprint is another one. */
    record Other() implements Found {}
  }

  /** Claims a key or tells why not. */
  Found claim(KeyedRequest request, byte[] fingerprint);

  /**
   * Says, in the transaction at hand, what it has done.
   *
   * @return false when the claim is another's by now: the transaction must not commit
   */
  boolean mark(Granted claim, String action, String target);

  /** Keeps the answer in the transaction at hand and ends the claim; false as {@link #mark}. */
  boolean answer(Granted claim, byte[] sealed);

  /**
   * Ends a claim without an answer, in a transaction of its own: the row goes when nothing was
   * done.
   */
  void release(Granted claim);

  /** The holders of these claims are alive. */
  void renew(Collection<UUID> claims);

  /** Removes at most so many rows whose time is over; how many. */
  int removeExpired(int most);
}
