package org.honeylink.sdk.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Commands that the device has heard, whatever session they came on, and what came of them: the
 * newest thousand, as long as the program runs. Thread-safe.
 */
final class CommandMemory {

  private static final int MOST = 1_024;

  private final Map<UUID, Optional<CommandResult>> heard =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Optional<CommandResult>> eldest) {
          return size() > MOST;
        }
      };

  /**
   * Notes that a command was heard.
   *
   * @param again told what came of it when it was done before
   * @return true when it is heard for the first time
   */
  boolean isNew(UUID commandId, Consumer<CommandResult> again) {
    Optional<CommandResult> result;
    synchronized (this) {
      if (!heard.containsKey(commandId)) {
        heard.put(commandId, Optional.empty());
        return true;
      }
      result = heard.getOrDefault(commandId, Optional.empty());
    }
    result.ifPresent(again);
    return false;
  }

  synchronized void done(UUID commandId, CommandResult result) {
    heard.put(commandId, Optional.of(result));
  }
}
