package org.honeylink.launcher.cli.io;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import org.honeylink.sdk.admin.AdminClient;
import org.honeylink.sdk.api.ApiClient;
import org.honeylink.sdk.api.ServerTrust;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server, whom to trust, and who asks. */
public final class ServerOptions {

  private static final String VARIABLE = "HONEYLINK_PASSWORD";

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "https://localhost:8443",
      description = "Scheme, host and port (default: ${DEFAULT-VALUE}).")
  private URI server = URI.create("https://localhost:8443");

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "PEM file of who vouches for the server; it keeps its own in tls/ca.pem.")
  private @Nullable Path authorities;

  @Option(
      names = "--username",
      paramLabel = "NAME",
      defaultValue = "admin",
      description = "Account to sign in with (default: ${DEFAULT-VALUE}).")
  private String username = "";

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description =
          "File with its password; - is standard input. Without it the variable "
              + VARIABLE
              + " counts, else it is asked for.")
  private @Nullable Path passwordFile;

  /** For calls that need no sign-in; the caller closes it. */
  public ApiClient connect() {
    return new ApiClient(uri(), trust());
  }

  /** Signed in; the caller closes it. */
  public AdminClient signIn(Surroundings surroundings) {
    URI checked = uri();
    ServerTrust trust = trust();
    char[] password = password(surroundings);
    try {
      return AdminClient.signIn(checked, trust, username, password);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  /** Scheme, host and port. */
  public URI uri() {
    if (!"https".equals(server.getScheme()) || server.getHost() == null) {
      throw CommandFailed.usage(
          "--server is scheme, host and port, like https://localhost:8443; received '"
              + server
              + "'");
    }
    return server;
  }

  /** Whom to trust. */
  public ServerTrust trust() {
    if (authorities == null) {
      return ServerTrust.system();
    }
    try {
      return ServerTrust.pem(authorities);
    } catch (IOException | IllegalArgumentException e) {
      throw CommandFailed.usage(
          "--ca " + authorities + " is no readable PEM file of certificates: " + e.getMessage());
    }
  }

  private char[] password(Surroundings surroundings) {
    HiddenText hidden = new HiddenText(surroundings);
    if (passwordFile != null) {
      return hidden.fromFile(passwordFile);
    }
    return hidden
        .fromEnvironment(VARIABLE)
        .or(() -> hidden.fromPerson("Password of " + username))
        .orElseThrow(
            () ->
                CommandFailed.usage(
                    "No password: give --password-file FILE, or set "
                        + VARIABLE
                        + ", or use a terminal"));
  }
}
