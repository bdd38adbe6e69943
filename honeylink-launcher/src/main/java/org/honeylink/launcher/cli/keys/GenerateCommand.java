package org.honeylink.launcher.cli.keys;

import jakarta.json.JsonObjectBuilder;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.honeylink.launcher.cli.io.CommandFailed;
import org.honeylink.launcher.cli.io.ExitCodes;
import org.honeylink.launcher.cli.io.Output;
import org.honeylink.launcher.cli.io.PassphraseOptions;
import org.honeylink.launcher.cli.io.PrivateFile;
import org.honeylink.launcher.cli.io.Surroundings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code honeylink keys generate}: a fresh key pair in a file. */
@Command(
    name = "generate",
    description = {
      "Makes a key pair and keeps it in a sealed PKCS#12 file that only its owner may read.",
      "Prints the public key. The private one leaves the file only with --plain or --print-private."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class GenerateCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Option(
      names = "--algorithm",
      paramLabel = "KIND",
      defaultValue = "ed25519",
      converter = KeyAlgorithmOption.class,
      description = "ed25519, x25519, secp384r1 or ml-kem-768 (default: ${DEFAULT-VALUE}).")
  private KeyAlgorithm algorithm = KeyAlgorithm.ED25519;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the key pair goes; must be new.")
  private @Nullable Path file;

  @Option(
      names = "--plain",
      description = "Write PKCS#8 in PEM without a passphrase instead; mode 0600 all the same.")
  private boolean plain;

  @Option(
      names = "--print-private",
      description = "Print the private key in PEM. Whoever sees the terminal has the key.")
  private boolean printPrivate;

  @Mixin private PassphraseOptions passphrase = new PassphraseOptions();
  @Mixin private Output output = new Output();

  GenerateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (file == null && !printPrivate) {
      throw CommandFailed.usage(
          "The key would be lost: give --out FILE, or --print-private to see it");
    }
    KeyPair keys = algorithm.generate();
    JsonObjectBuilder answer = PublicKeyText.of(keys.getPublic());
    if (file != null) {
      save(file, keys);
      answer.add("file", file.toString()).add("sealed", !plain);
    }
    if (printPrivate) {
      answer.add("private_key_pem", SealedKeyPair.plain(keys.getPrivate()));
    }
    output.print(answer.build());
    return ExitCodes.OK;
  }

  private void save(Path target, KeyPair keys) {
    PrivateFile.refuseToReplace(target);
    if (plain) {
      PrivateFile.write(target, SealedKeyPair.plain(keys.getPrivate()));
      return;
    }
    char[] secret = passphrase.choose(surroundings, target);
    try {
      SealedKeyPair.save(target, keys, secret);
    } finally {
      Arrays.fill(secret, '\0');
    }
  }
}
