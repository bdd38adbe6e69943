package org.honeylink.connector.link.ethernet;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What became of one batch: the same answer whichever way it was sent. */
final class SendOutcome {

  /** What every path is taken to carry; more than that is a question, and "no" is an answer. */
  private static final int BASE_BYTES = 1_350;

  private int sent;
  private @Nullable IOException refused;

  /** Forgets the batch before. */
  void clear() {
    sent = 0;
    refused = null;
  }

  void sent(int datagrams) {
    sent += datagrams;
  }

  void refused(int lengthBytes, IOException cause) {
    refused = lengthBytes > BASE_BYTES ? refused : cause;
  }

  /** Datagrams sent; throws as {@link BatchSender#send} says. */
  int answer() throws IOException {
    if (sent == 0 && refused != null) {
      throw refused;
    }
    return sent;
  }
}
