package org.honeylink.launcher.cli.cert;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.honeylink.launcher.cli.io.ExitCodes;
import org.honeylink.launcher.cli.io.Output;
import org.honeylink.launcher.cli.io.ServerOptions;
import org.honeylink.launcher.cli.io.Surroundings;
import org.honeylink.sdk.admin.AdminClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code honeylink cert revoke}. */
@Command(
    name = "revoke",
    description = {
      "Revokes the certificates of a device, or one of them; it cannot be taken back.",
      "Revocation list and OCSP tell it within a minute, and every node refuses the device."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RevokeCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Option(names = "--device", paramLabel = "ID", required = true, description = "Id of the device.")
  private String device = "";

  @Option(
      names = "--reason",
      paramLabel = "WHY",
      required = true,
      description = {
        "As RFC 5280 names it: unspecified, keyCompromise, cACompromise, affiliationChanged,",
        "superseded, cessationOfOperation, privilegeWithdrawn."
      })
  private String reason = "";

  @Option(
      names = "--serial",
      paramLabel = "HEX",
      description = "Serial number of one certificate; without it every good one of the device.")
  private @Nullable String serial;

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private Output output = new Output();

  RevokeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (AdminClient admin = server.signIn(surroundings)) {
      output.print(revoked(admin));
    }
    return ExitCodes.OK;
  }

  private JsonObject revoked(AdminClient admin) {
    return admin.certificates().revoke(device, reason, Optional.ofNullable(serial)).json();
  }
}
