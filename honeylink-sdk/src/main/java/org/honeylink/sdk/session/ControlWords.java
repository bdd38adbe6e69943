package org.honeylink.sdk.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.honeylink.transport.packet.ControlKind;

/**
 * Words of the control plane on one session: who hears those of the server, and those of the device
 * that wait to go out. Guarded by the lock of {@link SessionLink}.
 */
final class ControlWords {

  /** More than answers wait in earnest; the server asks again for what found no room. */
  private static final int MOST_WAITING = 256;

  @SuppressWarnings("ArrayRecordComponent") // Only carries bytes to the wire; never compared.
  record Word(ControlKind kind, byte[] content) {}

  private final Map<ControlKind, Consumer<byte[]>> listeners = new EnumMap<>(ControlKind.class);
  private Consumer<byte[]> settings = version -> {};
  private final Queue<Word> waiting = new ArrayDeque<>();

  /** Hears a kind from now on, in place of who did before. */
  void listen(ControlKind kind, Consumer<byte[]> listener) {
    switch (kind) {
      case POLICY, SESSION, COMMAND -> listeners.put(kind, listener);
      case REKEY, COMMAND_ANSWER, REDUNDANCY ->
          throw new IllegalArgumentException(
              "Of the server's words POLICY, SESSION and COMMAND can be heard; received " + kind);
    }
  }

  /** Told each word of the session's settings, beside the application's listener. */
  void follow(Consumer<byte[]> listener) {
    settings = listener;
  }

  /** Who hears this kind, the session itself first. */
  List<Consumer<byte[]>> listeners(int kind) {
    List<Consumer<byte[]>> all = new ArrayList<>();
    if (kind == ControlKind.SESSION.number()) {
      all.add(settings);
    }
    ControlKind.ofNumber(kind).map(listeners::get).ifPresent(all::add);
    return all;
  }

  /** Takes a word to say; one that finds no room is dropped. */
  void offer(Word word) {
    if (waiting.size() < MOST_WAITING) {
      waiting.add(word);
    }
  }

  /**
   * The next word to say. One for each datagram batch: of a kind that still waits in the connection
   * the latest is kept, so a second one would push out the first.
   */
  Optional<Word> next() {
    return Optional.ofNullable(waiting.poll());
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }
}
