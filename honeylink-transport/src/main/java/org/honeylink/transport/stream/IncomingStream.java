package org.honeylink.transport.stream;

import java.util.Optional;
import org.honeylink.transport.packet.Fragment;
import org.honeylink.transport.stats.WindowStats;

/** Receiving half of a stream. */
public sealed interface IncomingStream permits ReliableReceiver, UnreliableReceiver {

  /** What a fragment did. */
  enum Arrival {
    ACCEPTED,
    /** It was here already. */
    DUPLICATE,
    /** It contradicts what came before. */
    MALFORMED,
    /** It does not fit into the window that the sender was given. */
    FLOW_CONTROL
  }

  /**
   * Takes a fragment; complete messages go to the sink at once.
   *
   * @param source array that holds the fragment's bytes; copied
   * @param rebuilt whether FEC rebuilt it
   */
  Arrival onFragment(Fragment fragment, byte[] source, boolean rebuilt);

  /** What this end takes; empty where there is no flow control. */
  Optional<WindowStats> window();

  /** Forgets everything: the keys are new, and the peer may have lost its state. */
  void restart();
}
