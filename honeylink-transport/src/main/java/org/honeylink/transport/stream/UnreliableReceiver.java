package org.honeylink.transport.stream;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.honeylink.transport.packet.Fragment;
import org.honeylink.transport.packet.ReplayWindow;
import org.honeylink.transport.stats.WindowStats;
import org.honeylink.transport.stream.MessageAssembly.Added;

/**
 * Receiving half of an unreliable stream: each message at most once, as soon as it is complete.
 * Keeps a few incomplete messages; the oldest make room for new ones.
 */
public final class UnreliableReceiver implements IncomingStream {

  private static final int MOST_INCOMPLETE = 16;

  private final MessageSink sink;
  private final Map<Long, MessageAssembly> incomplete = new LinkedHashMap<>();
  private ReplayWindow delivered = new ReplayWindow();

  public UnreliableReceiver(MessageSink sink) {
    this.sink = sink;
  }

  @Override
  public Arrival onFragment(Fragment fragment, byte[] source, boolean rebuilt) {
    if (fragment.count() > UnreliableSender.MOST_FRAGMENTS) {
      return Arrival.MALFORMED;
    }
    long number = fragment.messageNumber();
    if (delivered.check(number) != null) {
      return Arrival.DUPLICATE;
    }
    MessageAssembly assembly = assembly(number, fragment.count());
    Added added = assembly.add(fragment, source, rebuilt);
    if (assembly.isComplete()) {
      incomplete.remove(number);
      delivered.accept(number);
      sink.onMessage(number, assembly.join(), assembly.isRebuilt());
    }
    return switch (added) {
      case NEW -> Arrival.ACCEPTED;
      case DUPLICATE -> Arrival.DUPLICATE;
      case MALFORMED -> Arrival.MALFORMED;
    };
  }

  @Override
  public Optional<WindowStats> window() {
    return Optional.empty();
  }

  @Override
  public void restart() {
    incomplete.clear();
    delivered = new ReplayWindow();
  }

  private MessageAssembly assembly(long number, int fragments) {
    if (fragments == 1 && !incomplete.containsKey(number)) {
      return new MessageAssembly(1);
    }
    MessageAssembly known = incomplete.get(number);
    if (known != null) {
      return known;
    }
    if (incomplete.size() == MOST_INCOMPLETE) {
      incomplete.remove(incomplete.keySet().iterator().next());
    }
    MessageAssembly assembly = new MessageAssembly(fragments);
    incomplete.put(number, assembly);
    return assembly;
  }
}
