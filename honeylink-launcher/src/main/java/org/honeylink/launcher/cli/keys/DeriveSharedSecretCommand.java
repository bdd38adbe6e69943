package org.honeylink.launcher.cli.keys;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.honeylink.crypto.agreement.X25519KeyPair;
import org.honeylink.crypto.secret.SecretBytes;
import org.honeylink.launcher.cli.io.ExitCodes;
import org.honeylink.launcher.cli.io.SecretInput;
import org.honeylink.launcher.cli.io.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code honeylink keys derive shared-secret}. */
@Command(
    name = "shared-secret",
    description = "X25519 of a private key and the public key of the other side.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DeriveSharedSecretCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Option(
      names = "--private-key",
      paramLabel = "FILE",
      required = true,
      description = "File with the private key, 32 bytes.")
  private Path privateKey = Path.of("-");

  @Option(
      names = "--peer",
      paramLabel = "KEY",
      required = true,
      description = "Public key of the other side, 32 bytes in hexadecimal or base64url.")
  private String peer = "";

  @Mixin private DerivedOutput output = new DerivedOutput();

  DeriveSharedSecretCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (SecretBytes own =
            SecretInput.read(surroundings, "private key", privateKey, DerivedOutput.KEY_BYTES);
        X25519KeyPair pair = X25519KeyPair.fromPrivate(own);
        SecretBytes shared = pair.agree(PublicKeyArgument.x25519(peer))) {
      output.key("shared_secret", shared).print();
    }
    return ExitCodes.OK;
  }
}
