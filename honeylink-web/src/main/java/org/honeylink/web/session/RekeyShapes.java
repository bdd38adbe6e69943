package org.honeylink.web.session;

import java.util.UUID;
import org.honeylink.control.device.domain.AgreementKey;
import org.honeylink.control.shared.domain.Base64Url;
import org.honeylink.control.trust.application.RekeyState;
import org.honeylink.crypto.agreement.Hpke.Sealed;
import org.honeylink.crypto.keys.RekeyNotice;
import org.jspecify.annotations.Nullable;

/** A change of a session's keys in the words of the API. */
public final class RekeyShapes {

  private RekeyShapes() {}

  /** Answer to {@code POST /sessions/{id}/rekey}. */
  public record Started(UUID sessionId, int rekeyNumber, int generation) {

    static Started of(UUID sessionId, RekeyState state) {
      return new Started(sessionId, state.number(), state.generation());
    }
  }

  /** What a device needs to follow; without the master when it has that generation already. */
  public record Notice(
      int number, int generation, String serverEphemeralKey, @Nullable Master deviceMaster) {

    static Notice of(RekeyNotice notice) {
      return new Notice(
          notice.number(),
          notice.generation(),
          AgreementKey.text(notice.serverKey()),
          notice.master().map(each -> Master.of(notice.generation(), each)).orElse(null));
    }
  }

  /** A device master, sealed to the registered key. */
  public record Master(int generation, String hpkeEnc, String hpkeCiphertext) {

    private static Master of(int generation, Sealed master) {
      return new Master(
          generation, Base64Url.encode(master.enc()), Base64Url.encode(master.ciphertext()));
    }
  }
}
