package org.honeylink.launcher.cli.audit;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.concurrent.Callable;
import org.honeylink.launcher.cli.io.ExitCodes;
import org.honeylink.launcher.cli.io.Output;
import org.honeylink.launcher.cli.io.ServerOptions;
import org.honeylink.launcher.cli.io.Surroundings;
import org.honeylink.sdk.admin.AdminClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code honeylink audit key}. */
@Command(
    name = "key",
    description = {
      "Shows the log's newest signed head and the public key that it is signed with. Keep the key",
      "somewhere else: who verifies with the one that he was just given verifies nothing."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class KeyCommand implements Callable<Integer> {

  private final Surroundings surroundings;
  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private Output output = new Output();

  KeyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (AdminClient admin = server.signIn(surroundings)) {
      JsonObject head = admin.audit().checkpoint();
      output.print(Json.createObjectBuilder(head).build());
    }
    return ExitCodes.OK;
  }
}
