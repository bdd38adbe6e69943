package org.honeylink.sdk.session;

/** Does what the server commands. */
@FunctionalInterface
public interface CommandHandler {

  /**
   * Does one command, once however often the server says it. Called on a thread of its own;
   * commands of one session come one after another. The result is what the server is answered; what
   * is thrown is answered as a failure.
   */
  CommandResult handle(DeviceCommand command) throws Exception;
}
