package org.honeylink.launcher.cli.keys;

import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.honeylink.crypto.keys.KeyHierarchy;
import org.honeylink.crypto.secret.SecretBytes;
import org.honeylink.launcher.cli.io.ExitCodes;
import org.honeylink.launcher.cli.io.SecretInput;
import org.honeylink.launcher.cli.io.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code honeylink keys derive stream}. */
@Command(
    name = "stream",
    description = "HKDF(session key, no salt, stream, session id, stream id and epoch).",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DeriveStreamCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Option(
      names = "--session-key",
      paramLabel = "FILE",
      required = true,
      description = "File with the session key, 32 bytes.")
  private Path sessionKey = Path.of("-");

  @Option(
      names = "--session",
      paramLabel = "UUID",
      required = true,
      description = "Id of the session.")
  private UUID session = new UUID(0, 0);

  @Option(
      names = "--stream",
      paramLabel = "UUID",
      required = true,
      description = "Id of the stream.")
  private UUID stream = new UUID(0, 0);

  @Option(
      names = "--epoch",
      paramLabel = "N",
      defaultValue = "0",
      description = "Key epoch (default: ${DEFAULT-VALUE}).")
  private int epoch = 0;

  @Mixin private DerivedOutput output = new DerivedOutput();

  DeriveStreamCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (SecretBytes key =
            SecretInput.read(surroundings, "session key", sessionKey, DerivedOutput.KEY_BYTES);
        SecretBytes derived = KeyHierarchy.stream(key, session, stream, epoch)) {
      output.key("stream_key", derived).print();
    }
    return ExitCodes.OK;
  }
}
