package org.honeylink.launcher.cli.cert;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.honeylink.launcher.cli.io.CommandFailed;
import org.honeylink.launcher.cli.io.ExitCodes;
import org.honeylink.launcher.cli.io.Output;
import org.honeylink.launcher.cli.io.ServerOptions;
import org.honeylink.launcher.cli.io.Surroundings;
import org.honeylink.launcher.cli.keys.CertificateText;
import org.honeylink.sdk.admin.AdminClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code honeylink cert show}: what certificates say. */
@Command(
    name = "show",
    description =
        "Shows the certificates of a PEM file: subject, names, validity, key, fingerprint.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ShowCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "FILE", arity = "0..1", description = "PEM file.")
  private @Nullable Path file;

  @Option(names = "--device", paramLabel = "ID", description = "Id of a device of the server.")
  private @Nullable String device;

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private Output output = new Output();

  ShowCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (file != null && device == null) {
      return ofFile(file);
    }
    if (device != null && file == null) {
      return ofDevice(device);
    }
    throw CommandFailed.usage("Give a FILE or --device ID, one of the two");
  }

  private int ofDevice(String id) {
    try (AdminClient admin = server.signIn(surroundings)) {
      output.print(admin.certificates().history(id).json());
    }
    return ExitCodes.OK;
  }

  private int ofFile(Path pem) {
    JsonArrayBuilder certificates = Json.createArrayBuilder();
    CertificateFile.read(pem).forEach(one -> certificates.add(CertificateText.of(one)));
    output.print(
        Json.createObjectBuilder()
            .add("file", pem.toString())
            .add("certificates", certificates)
            .build());
    return ExitCodes.OK;
  }
}
