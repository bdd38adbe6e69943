package org.honeylink.launcher.cli.cert;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.honeylink.launcher.cli.io.ExitCodes;
import org.honeylink.launcher.cli.io.Output;
import org.honeylink.launcher.cli.io.ServerOptions;
import org.honeylink.launcher.cli.keys.CertificateText;
import org.honeylink.sdk.api.ApiClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code honeylink cert verify}: whether a certificate holds now. */
@Command(
    name = "verify",
    description = {
      "Checks a device certificate: path to a root, validity, and, with the server's revocation",
      "list and OCSP answer, that it is not revoked. Ends with 1 when anything of it is wrong."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class VerifyCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "PEM file; its first certificate is checked.")
  private Path file = Path.of("");

  @Option(
      names = "--chain",
      paramLabel = "FILE",
      description = "PEM file of issuing authorities and the trusted root; the server's otherwise.")
  private @Nullable Path chain;

  @Option(
      names = "--offline",
      description = "Ask no server: needs --chain, and says nothing of revocation.")
  private boolean offline;

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private Output output = new Output();

  @Override
  public Integer call() {
    List<X509Certificate> given = CertificateFile.read(file);
    return offline ? withoutServer(given) : withServer(given);
  }

  private int withoutServer(List<X509Certificate> given) {
    if (chain == null) {
      throw org.honeylink.launcher.cli.io.CommandFailed.usage("--offline needs --chain FILE");
    }
    Finding path =
        new IssuerPath(authorities(given, CertificateFile.read(chain))).check(given.getFirst());
    return told(given.getFirst(), path, List.of());
  }

  private int withServer(List<X509Certificate> given) {
    try (ApiClient api = server.connect()) {
      List<X509Certificate> trusted =
          chain == null ? ServerChain.of(api) : CertificateFile.read(chain);
      IssuerPath issuers = new IssuerPath(authorities(given, trusted));
      X509Certificate leaf = given.getFirst();
      Finding path = issuers.check(leaf);
      if (!path.isGood()) {
        return told(leaf, path, List.of());
      }
      X509Certificate issuer = issuers.issuerOf(leaf);
      return told(
          leaf,
          path,
          List.of(RevocationListCheck.ask(api, leaf, issuer), OcspCheck.ask(api, leaf, issuer)));
    }
  }

  /** What else the file holds may help to find the path; only what is trusted ends it. */
  private static IssuerPath.Authorities authorities(
      List<X509Certificate> given, List<X509Certificate> trusted) {
    List<X509Certificate> helpful = new ArrayList<>(given.subList(1, given.size()));
    helpful.addAll(trusted);
    return new IssuerPath.Authorities(
        helpful, trusted.stream().filter(IssuerPath::isRoot).toList());
  }

  private int told(X509Certificate leaf, Finding path, List<Finding> revocation) {
    boolean good = path.isGood() && revocation.stream().allMatch(Finding::isGood);
    JsonObjectBuilder answer =
        Json.createObjectBuilder()
            .add("file", file.toString())
            .addAll(CertificateText.of(leaf))
            .add("verified", good)
            .add(path.what(), path.text());
    revocation.forEach(finding -> answer.add(finding.what(), finding.text()));
    output.print(answer.build());
    return good ? ExitCodes.OK : ExitCodes.FAILED;
  }
}
