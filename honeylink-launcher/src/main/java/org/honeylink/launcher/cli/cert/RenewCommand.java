package org.honeylink.launcher.cli.cert;

import jakarta.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.honeylink.launcher.cli.io.CommandFailed;
import org.honeylink.launcher.cli.io.ExitCodes;
import org.honeylink.launcher.cli.io.Output;
import org.honeylink.launcher.cli.io.PassphraseOptions;
import org.honeylink.launcher.cli.io.ServerOptions;
import org.honeylink.launcher.cli.io.Surroundings;
import org.honeylink.launcher.cli.keys.CertificateText;
import org.honeylink.sdk.CertificateRenewal;
import org.honeylink.sdk.PairingFailed;
import org.honeylink.sdk.identity.DeviceIdentity;
import org.honeylink.sdk.identity.NotPaired;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code honeylink cert renew}: as the device itself, over mutual TLS. */
@Command(
    name = "renew",
    description = {
      "Renews the certificate of a device, which proves itself by the one that it has.",
      "The identity file of the SDK has both; the old certificate works until the new one is there."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RenewCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Option(names = "--device", paramLabel = "ID", required = true, description = "Id of the device.")
  private String device = "";

  @Option(
      names = "--identity",
      paramLabel = "FILE",
      required = true,
      description = "Identity file of the device.")
  private Path file = Path.of("");

  @Mixin private PassphraseOptions passphrase = new PassphraseOptions();
  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private Output output = new Output();

  RenewCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (!Files.exists(file)) {
      throw CommandFailed.because("There is no file " + file);
    }
    char[] secret = passphrase.read(surroundings, file);
    try (DeviceIdentity identity = DeviceIdentity.inFile(file, secret, device)) {
      X509Certificate renewed =
          new CertificateRenewal(server.uri(), server.trust(), identity).renew();
      output.print(
          Json.createObjectBuilder()
              .add("device_id", device)
              .addAll(CertificateText.of(renewed))
              .build());
      return ExitCodes.OK;
    } catch (NotPaired | PairingFailed unusable) {
      throw CommandFailed.because(String.valueOf(unusable.getMessage()), unusable);
    } finally {
      Arrays.fill(secret, '\0');
    }
  }
}
