package org.honeylink.sdk.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/** Has commands done that come on one session, and answers them. Thread-safe. */
final class CommandDuty {

  private static final Logger LOG = System.getLogger(CommandDuty.class.getName());

  private final CommandMemory memory;
  private final CommandHandler handler;
  private final BiConsumer<UUID, CommandResult> answer;
  private final ReentrantLock oneAfterAnother = new ReentrantLock(true);

  /**
   * @param answer says what came of a command; may be lost, because the server asks again
   */
  CommandDuty(
      CommandMemory memory, CommandHandler handler, BiConsumer<UUID, CommandResult> answer) {
    this.memory = memory;
    this.handler = handler;
    this.answer = answer;
  }

  /** A word of kind 4 came. Returns at once. */
  void heard(byte[] content) {
    DeviceCommand.read(content).ifPresent(this::heard);
  }

  private void heard(DeviceCommand command) {
    UUID id = command.commandId();
    if (memory.isNew(id, result -> answer.accept(id, result))) {
      Thread.ofVirtual().name("honeylink-command-" + id).start(() -> handle(command));
    }
  }

  private void handle(DeviceCommand command) {
    oneAfterAnother.lock();
    try {
      CommandResult result = resultOf(command);
      memory.done(command.commandId(), result);
      answer.accept(command.commandId(), result);
    } finally {
      oneAfterAnother.unlock();
    }
  }

  @SuppressWarnings("CatchingUnchecked") // Whatever the application meets, the server is answered.
  private CommandResult resultOf(DeviceCommand command) {
    try {
      return handler.handle(command);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CommandResult.failed("interrupted");
    } catch (Exception e) {
      LOG.log(Level.WARNING, "Command " + command.name() + " failed", e);
      return CommandResult.failed(e.toString());
    }
  }
}
