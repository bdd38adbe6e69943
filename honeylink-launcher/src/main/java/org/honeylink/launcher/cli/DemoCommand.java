package org.honeylink.launcher.cli;

import java.io.Console;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.honeylink.launcher.cli.io.DurationOption;
import org.honeylink.launcher.cli.io.ShareOption;
import org.honeylink.launcher.demo.Demo;
import org.honeylink.launcher.demo.DemoOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code honeylink demo}: see {@link Demo}. */
@Command(
    name = "demo",
    description = {
      "Starts a server of its own, pairs devices, sends over a bad link, and checks every message.",
      "Ends with 0 when every reliable message arrived exactly once and in order,",
      "and less of the unreliable stream was lost than on the link."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DemoCommand implements Callable<Integer> {

  @Option(
      names = "--devices",
      paramLabel = "N",
      defaultValue = "3",
      description = "Devices, 1 to 100 (default: ${DEFAULT-VALUE}).")
  private int devices;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      defaultValue = "60s",
      converter = DurationOption.class,
      description = "How long they send, like 60s or 2m (default: ${DEFAULT-VALUE}).")
  private Duration duration = Duration.ZERO;

  @Option(
      names = "--loss",
      paramLabel = "SHARE",
      defaultValue = "5%",
      converter = ShareOption.class,
      description = "What the link loses each way, like 5%% or 0.05 (default: 5%%).")
  private double loss;

  @Option(
      names = "--json",
      description = "Print one JSON object on standard output, everything else on standard error.")
  private boolean json;

  @Option(names = "--keep", description = "Keep the data directory, for: honeylink up --data DIR.")
  private boolean keep;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--server-jar", paramLabel = "FILE", hidden = true)
  private Path serverJar = besideClassPath();

  @Override
  public Integer call() {
    // None when input or output is redirected, unless jdk.console says otherwise.
    boolean terminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    return new Demo(options(), System.out, System.err, terminal).run();
  }

  /**
   * @throws ParameterException when a value is out of range or the server has not been built
   */
  private DemoOptions options() {
    if (!Files.isRegularFile(serverJar)) {
      throw usage("There is no server at " + serverJar + "; build it: ./honeylink build");
    }
    try {
      return new DemoOptions(devices, duration, loss, json, keep, serverJar);
    } catch (IllegalArgumentException outOfRange) {
      throw usage(String.valueOf(outOfRange.getMessage()));
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }

  /** The runnable jar lies one directory above the jars of the command line. */
  private static Path besideClassPath() {
    try {
      var source = DemoCommand.class.getProtectionDomain().getCodeSource();
      return Path.of(source.getLocation().toURI()).resolve("../../honeylink.jar").normalize();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
