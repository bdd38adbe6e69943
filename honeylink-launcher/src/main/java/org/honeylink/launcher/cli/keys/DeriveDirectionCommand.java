package org.honeylink.launcher.cli.keys;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.honeylink.crypto.keys.Direction;
import org.honeylink.crypto.keys.DirectionKeys;
import org.honeylink.crypto.keys.KeyHierarchy;
import org.honeylink.crypto.secret.SecretBytes;
import org.honeylink.launcher.cli.io.DirectionOption;
import org.honeylink.launcher.cli.io.ExitCodes;
import org.honeylink.launcher.cli.io.SecretInput;
import org.honeylink.launcher.cli.io.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code honeylink keys derive direction}. */
@Command(
    name = "direction",
    description = "HKDF(stream key, no salt, traffic, c2s or s2c): key and iv.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DeriveDirectionCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Option(
      names = "--stream-key",
      paramLabel = "FILE",
      required = true,
      description = "File with the stream key, 32 bytes.")
  private Path streamKey = Path.of("-");

  @Option(
      names = "--direction",
      paramLabel = "WAY",
      required = true,
      converter = DirectionOption.class,
      description = "c2s (device to server) or s2c.")
  private Direction direction = Direction.C2S;

  @Mixin private DerivedOutput output = new DerivedOutput();

  DeriveDirectionCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (SecretBytes key =
            SecretInput.read(surroundings, "stream key", streamKey, DerivedOutput.KEY_BYTES);
        DirectionKeys keys = KeyHierarchy.direction(key, direction)) {
      output.key("key", keys.key()).key("iv", keys.iv()).print();
    }
    return ExitCodes.OK;
  }
}
