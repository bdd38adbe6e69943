package org.honeylink.launcher.cli.cert;

import jakarta.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.honeylink.crypto.pki.CertificateRequestBuilder;
import org.honeylink.crypto.pki.DeviceKeyAlgorithm;
import org.honeylink.launcher.cli.io.CommandFailed;
import org.honeylink.launcher.cli.io.ExitCodes;
import org.honeylink.launcher.cli.io.Output;
import org.honeylink.launcher.cli.io.PassphraseOptions;
import org.honeylink.launcher.cli.io.PrivateFile;
import org.honeylink.launcher.cli.io.Surroundings;
import org.honeylink.launcher.cli.keys.PublicKeyText;
import org.honeylink.launcher.cli.keys.SealedKeyPair;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code honeylink cert request}: a PKCS#10 request, and its key when there is none yet. */
@Command(
    name = "request",
    description = {
      "Makes a certificate request for a device, signed by its key.",
      "The key file is made when it is missing: a sealed PKCS#12 file, as by 'keys generate'."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RequestCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Option(names = "--device", paramLabel = "ID", required = true, description = "Id of the device.")
  private String device = "";

  @Option(
      names = "--key",
      paramLabel = "FILE",
      required = true,
      description = "Sealed file of the key pair; made when it is missing.")
  private Path keyFile = Path.of("");

  @Option(
      names = "--algorithm",
      paramLabel = "KIND",
      defaultValue = "ed25519",
      converter = DeviceAlgorithmOption.class,
      description = "Of a new key: ed25519 or secp384r1 (default: ${DEFAULT-VALUE}).")
  private DeviceKeyAlgorithm algorithm = DeviceKeyAlgorithm.ED25519;

  @Option(
      names = "--plain",
      description =
          "Write a new key as PKCS#8 in PEM without a passphrase; mode 0600 all the same.")
  private boolean plain;

  @Option(names = "--out", paramLabel = "FILE", description = "Where the request goes, in PEM.")
  private @Nullable Path requestFile;

  @Mixin private PassphraseOptions passphrase = new PassphraseOptions();
  @Mixin private Output output = new Output();

  RequestCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (requestFile != null) {
      PrivateFile.refuseToReplace(requestFile);
    }
    KeyPair keys = Files.exists(keyFile) ? existing() : made();
    String request = request(keys);
    var answer = Json.createObjectBuilder().add("device_id", device).add("key", keyFile.toString());
    if (requestFile != null) {
      PrivateFile.writePublic(requestFile, request);
      answer.add("request", requestFile.toString());
    }
    answer.addAll(PublicKeyText.of(keys.getPublic()));
    answer.remove("public_key_pem");
    output.print(answer.add("csr", request).build());
    return ExitCodes.OK;
  }

  private String request(KeyPair keys) {
    try {
      return CertificateRequestBuilder.forDevice(device).build(keys);
    } catch (IllegalArgumentException otherKind) {
      throw CommandFailed.because(
          keyFile + " holds no key for certificates; use ed25519 or secp384r1", otherKind);
    }
  }

  private KeyPair existing() {
    if (plain) {
      throw CommandFailed.because(keyFile + " is there already; --plain is for a new key only");
    }
    char[] secret = passphrase.read(surroundings, keyFile);
    try {
      return SealedKeyPair.load(keyFile, secret);
    } finally {
      Arrays.fill(secret, '\0');
    }
  }

  private KeyPair made() {
    KeyPair keys = algorithm.generate();
    if (plain) {
      PrivateFile.write(keyFile, SealedKeyPair.plain(keys.getPrivate()));
      return keys;
    }
    char[] secret = passphrase.choose(surroundings, keyFile);
    try {
      SealedKeyPair.save(keyFile, keys, secret);
      return keys;
    } finally {
      Arrays.fill(secret, '\0');
    }
  }
}
