package org.honeylink.transport.connection;

/** Why a session ended. The code is what a CLOSE packet carries. */
public enum CloseReason {
  /** One side's application was done. */
  DONE(0),
  /** The session's time was over. */
  EXPIRED(1),
  /** The device, its policy or its keys were revoked. */
  REVOKED(2),
  /** The control plane ended or suspended the session. */
  ADMINISTRATIVE(3),
  /** Nothing authentic came for the idle timeout; never sent. */
  IDLE_TIMEOUT(4),
  /** A key has sealed as many packets as it may. */
  KEY_EXHAUSTED(5),
  /** The peer broke the protocol, or gave a reason this version does not know. */
  PROTOCOL(6),
  /** The closing end's application went on sending into a full queue. */
  BACKPRESSURE_IGNORED(7);

  private final int code;

  CloseReason(int code) {
    this.code = code;
  }

  /** Number on the wire, 0 to 65,535. */
  public int code() {
    return code;
  }

  /** Reason of a number from the network; an unknown one is {@link #PROTOCOL}. */
  public static CloseReason ofCode(int code) {
    for (CloseReason reason : values()) {
      if (reason.code == code) {
        return reason;
      }
    }
    return PROTOCOL;
  }
}
