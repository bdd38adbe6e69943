package org.honeylink.launcher.cli.keys;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.honeylink.crypto.agreement.HybridSecret;
import org.honeylink.crypto.derivation.DerivationLabel;
import org.honeylink.crypto.derivation.DerivationLabel.Scope;
import org.honeylink.crypto.derivation.Hkdf;
import org.honeylink.crypto.secret.SecretAccess;
import org.honeylink.crypto.secret.SecretBytes;
import org.honeylink.launcher.cli.io.CommandFailed;
import org.honeylink.launcher.cli.io.ExitCodes;
import org.honeylink.launcher.cli.io.SecretInput;
import org.honeylink.launcher.cli.io.Surroundings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code honeylink keys derive session}: the first key of a session, or the one after a rekey. */
@Command(
    name = "session",
    description = {
      "HKDF(shared secret, device master, session, device id and session id).",
      "With --kem-secret the hybrid one; with --rekey the one after that many changes."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DeriveSessionCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Option(
      names = "--shared-secret",
      paramLabel = "FILE",
      required = true,
      description = "File with the result of X25519, 32 bytes.")
  private Path sharedSecret = Path.of("-");

  @Option(
      names = "--device-master",
      paramLabel = "FILE",
      required = true,
      description = "File with the device master, 32 bytes.")
  private Path deviceMaster = Path.of("-");

  @Option(names = "--device", paramLabel = "ID", required = true, description = "Id of the device.")
  private String device = "";

  @Option(
      names = "--session",
      paramLabel = "UUID",
      required = true,
      description = "Id of the session.")
  private UUID session = new UUID(0, 0);

  @Option(
      names = "--kem-secret",
      paramLabel = "FILE",
      description = "File with the secret of ML-KEM-768, 32 bytes.")
  private @Nullable Path kemSecret;

  @Option(
      names = "--transcript-hash",
      paramLabel = "TEXT",
      description =
          "With --kem-secret: SHA-512 of device key, server key, kem key and ciphertext,"
              + " base64url.")
  private @Nullable String transcriptHash;

  @Option(names = "--rekey", paramLabel = "N", description = "Number of the rekey, from 1.")
  private @Nullable Integer rekey;

  @Option(
      names = "--previous-session-key",
      paramLabel = "FILE",
      description = "With --rekey: file with the session key before it, 32 bytes.")
  private @Nullable Path previous;

  @Mixin private DerivedOutput output = new DerivedOutput();

  DeriveSessionCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    DerivationLabel label = label();
    try (SecretBytes material = keyingMaterial();
        SecretBytes salt = read("device master", deviceMaster)) {
      byte[] saltBytes = salt.expose(SecretAccess.granted());
      try (SecretBytes key = Hkdf.derive(material, saltBytes, label, DerivedOutput.KEY_BYTES)) {
        output.info(label.text()).key("session_key", key).print();
      } finally {
        Arrays.fill(saltBytes, (byte) 0);
      }
    }
    return ExitCodes.OK;
  }

  private DerivationLabel label() {
    if ((kemSecret == null) != (transcriptHash == null)) {
      throw CommandFailed.usage("--kem-secret and --transcript-hash go together");
    }
    if ((rekey == null) != (previous == null) || (rekey != null && kemSecret != null)) {
      throw CommandFailed.usage(
          "--rekey and --previous-session-key go together, and without --kem-secret");
    }
    List<String> fields = new ArrayList<>(List.of(device, session.toString()));
    if (transcriptHash != null) {
      fields.addAll(List.of(HybridSecret.SUITE, transcriptHash));
    }
    if (rekey != null) {
      fields.add(rekey.toString());
    }
    return DerivationLabel.of(Scope.SESSION, fields.toArray(String[]::new));
  }

  private SecretBytes keyingMaterial() {
    SecretBytes first = read("shared secret", sharedSecret);
    if (kemSecret != null) {
      return joined(first, read("secret of ML-KEM-768", kemSecret));
    }
    return previous == null ? first : joined(first, read("previous session key", previous));
  }

  private static SecretBytes joined(SecretBytes first, SecretBytes second) {
    try (first;
        second) {
      byte[] both = new byte[first.length() + second.length()];
      first.use(SecretAccess.granted(), bytes -> copied(bytes, both, 0));
      second.use(SecretAccess.granted(), bytes -> copied(bytes, both, first.length()));
      return SecretBytes.takeOver(both);
    }
  }

  private static byte[] copied(byte[] from, byte[] to, int offset) {
    System.arraycopy(from, 0, to, offset, from.length);
    return to;
  }

  private SecretBytes read(String name, Path file) {
    return SecretInput.read(surroundings, name, file, DerivedOutput.KEY_BYTES);
  }
}
