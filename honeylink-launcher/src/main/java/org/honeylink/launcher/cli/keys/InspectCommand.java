package org.honeylink.launcher.cli.keys;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.honeylink.launcher.cli.io.ExitCodes;
import org.honeylink.launcher.cli.io.Output;
import org.honeylink.launcher.cli.io.PassphraseOptions;
import org.honeylink.launcher.cli.io.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code honeylink keys inspect}: what a file holds, without its secrets. */
@Command(
    name = "inspect",
    description = {
      "Tells what a file holds: kind, fingerprint, subject, validity. Never a secret.",
      "Reads PEM (keys, certificates, requests) and PKCS#12 (key pairs, identities of devices)."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class InspectCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "FILE", description = "File to look at.")
  private Path file = Path.of("");

  @Mixin private PassphraseOptions passphrase = new PassphraseOptions();
  @Mixin private Output output = new Output();

  InspectCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    KeyFile kind = KeyFile.of(file);
    output.print(
        switch (kind) {
          case KeyFile.Pem pem -> PemContent.of(file, pem.text());
          case KeyFile.Sealed sealed -> sealed();
        });
    return ExitCodes.OK;
  }

  private jakarta.json.JsonObject sealed() {
    char[] secret = passphrase.read(surroundings, file);
    try {
      return SealedContent.of(file, secret);
    } finally {
      Arrays.fill(secret, '\0');
    }
  }
}
