package org.honeylink.launcher.cli.keys;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.honeylink.crypto.derivation.DerivationLabel;
import org.honeylink.crypto.derivation.DerivationLabel.Scope;
import org.honeylink.crypto.derivation.Hkdf;
import org.honeylink.crypto.secret.SecretBytes;
import org.honeylink.launcher.cli.io.ExitCodes;
import org.honeylink.launcher.cli.io.SecretInput;
import org.honeylink.launcher.cli.io.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code honeylink keys derive device-master}. */
@Command(
    name = "device-master",
    description = "HKDF(root, device id, device-master, device id and generation).",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DeriveDeviceMasterCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Option(
      names = "--root",
      paramLabel = "FILE",
      required = true,
      description = "File with the root key, 32 bytes.")
  private Path root = Path.of("-");

  @Option(names = "--device", paramLabel = "ID", required = true, description = "Id of the device.")
  private String device = "";

  @Option(
      names = "--generation",
      paramLabel = "N",
      defaultValue = "1",
      description = "Generation of the master (default: ${DEFAULT-VALUE}).")
  private int generation = 1;

  @Mixin private DerivedOutput output = new DerivedOutput();

  DeriveDeviceMasterCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    DerivationLabel label =
        DerivationLabel.of(Scope.DEVICE_MASTER, device, Integer.toString(generation));
    byte[] salt = device.getBytes(StandardCharsets.UTF_8);
    try (SecretBytes key =
            SecretInput.read(surroundings, "root key", root, DerivedOutput.KEY_BYTES);
        SecretBytes master = Hkdf.derive(key, salt, label, DerivedOutput.KEY_BYTES)) {
      output.info(label.text()).key("device_master", master).print();
    }
    return ExitCodes.OK;
  }
}
