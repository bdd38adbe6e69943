package org.honeylink.launcher.server;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.honeylink.launcher.server.boot.LaunchOptions;
import org.honeylink.launcher.server.boot.Refusal;

/** {@code java -jar honeylink.jar}. Exit codes: 0, 1 failure, 2 usage. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws URISyntaxException {
    PrintStream terminal =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    PrintStream errors =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    try {
      LaunchOptions options = LaunchOptions.parse(List.of(arguments));
      if (options.help()) {
        terminal.print(LaunchOptions.USAGE);
        return;
      }
      new Server(List.of(arguments), self(), terminal).start();
    } catch (Refusal refusal) {
      errors.println("honeylink: " + refusal.getMessage());
      if (refusal.exitCode() == 2) {
        errors.print(LaunchOptions.USAGE);
      }
      System.exit(refusal.exitCode());
    } catch (Exception failed) { // the last resort: nothing may leave a half-started server behind
      errors.println("honeylink: cannot start: " + failed);
      failed.printStackTrace(System.err);
      System.exit(1);
    }
  }

  private static Path self() throws URISyntaxException {
    return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
