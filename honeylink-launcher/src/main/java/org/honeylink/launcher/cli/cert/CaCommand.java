package org.honeylink.launcher.cli.cert;

import jakarta.json.Json;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.Callable;
import org.honeylink.crypto.pki.Pem;
import org.honeylink.launcher.cli.io.ExitCodes;
import org.honeylink.launcher.cli.io.Output;
import org.honeylink.launcher.cli.io.ServerOptions;
import org.honeylink.launcher.cli.keys.CertificateText;
import org.honeylink.sdk.api.ApiClient;
import org.honeylink.sdk.api.Credentials;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code honeylink cert ca}: the authorities of a server. */
@Command(
    name = "ca",
    description =
        "Shows the authorities of a server with their states, and their certificates in PEM.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CaCommand implements Callable<Integer> {

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private Output output = new Output();

  @Override
  public Integer call() {
    try (ApiClient api = server.connect()) {
      List<X509Certificate> chain = ServerChain.of(api);
      output.print(
          Json.createObjectBuilder()
              .add("server", api.server().toString())
              .add(
                  "authorities",
                  api.get("/pki/authorities", Credentials.none()).json().get("items"))
              .add("root", CertificateText.of(chain.getLast()))
              .add("chain_pem", Pem.encode(chain))
              .build());
    }
    return ExitCodes.OK;
  }
}
