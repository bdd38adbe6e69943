package org.honeylink.launcher.cli.link;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.honeylink.launcher.cli.io.CommandFailed;
import org.honeylink.launcher.cli.io.DurationOption;
import org.honeylink.launcher.cli.io.ExitCodes;
import org.honeylink.launcher.cli.io.Output;
import org.honeylink.launcher.relay.Direction;
import org.honeylink.launcher.relay.ImpairmentRelay;
import org.honeylink.launcher.relay.LinkImpairments;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code honeylink link emulate}: a bad link between UDP clients and a server. */
@Command(
    name = "emulate",
    description = {
      "Forwards UDP datagrams between clients and a server, and does to them what a bad",
      "link does. Every client has a link of its own, and the server sees it at an",
      "address of its own. Figures go to standard error while it runs, and to standard",
      "output at the end: Ctrl-C, or --duration."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class EmulateCommand implements Callable<Integer> {

  @Option(
      names = "--target",
      paramLabel = "HOST:PORT",
      required = true,
      converter = AddressOption.class,
      description = "The server, like 127.0.0.1:7844.")
  private InetSocketAddress target = new InetSocketAddress(0);

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:0",
      converter = AddressOption.class,
      description = "Where clients send to; port 0 takes any free one (default: 127.0.0.1:0).")
  private InetSocketAddress listen = new InetSocketAddress(0);

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same fates for the same seed (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      converter = DurationOption.class,
      description = "End by itself after so long, like 60s.")
  private @Nullable Duration duration;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      defaultValue = "5s",
      converter = DurationOption.class,
      description = "How often figures are shown while it runs (default: ${DEFAULT-VALUE}).")
  private Duration every = Duration.ZERO;

  @Mixin private Output output = new Output();

  @Spec private @Nullable CommandSpec command;

  @Override
  public Integer call() throws InterruptedException {
    if (every.isZero()) {
      throw CommandFailed.usage("--every is 1ms or more; received 0");
    }
    LinkFigures figures =
        new LinkFigures(Objects.requireNonNull(command).commandLine().getParseResult());
    Interruption interruption = new Interruption();
    int exitCode = ExitCodes.FAILED;
    try (ImpairmentRelay relay = start(figures.impairments(seed))) {
      long startNanos = System.nanoTime();
      announce(relay);
      watch(relay, interruption);
      output.print(answer(relay, Duration.ofNanos(System.nanoTime() - startNanos)));
      exitCode = ended(relay, Objects.requireNonNull(command).commandLine().getErr());
    } finally {
      interruption.over(exitCode);
    }
    return exitCode;
  }

  private ImpairmentRelay start(LinkImpairments impairments) {
    if (target.getPort() == 0) {
      throw CommandFailed.usage("--target needs the port of the server, 1 to 65535; received 0");
    }
    if (listen.equals(target)) {
      throw CommandFailed.usage(
          "--listen and --target are the same; the relay is before the server");
    }
    try {
      return ImpairmentRelay.start(listen, target, impairments);
    } catch (IOException failed) {
      throw CommandFailed.because(
          "Cannot listen on %s: %s; --listen takes another address"
              .formatted(text(listen), failed.getMessage()),
          failed);
    }
  }

  /** Also for scripts, which would not know the port otherwise. */
  private void announce(ImpairmentRelay relay) {
    PrintWriter err = Objects.requireNonNull(command).commandLine().getErr();
    err.println("Relay of " + text(target) + " at " + text(relay.address()));
    err.flush();
  }

  /** Tells when the relay stopped by itself, which the figures do not show. */
  static int ended(ImpairmentRelay relay, PrintWriter err) {
    Optional<Exception> failure = relay.failure();
    failure.ifPresent(why -> err.println("honeylink: The relay stopped by itself: " + why));
    err.flush();
    return failure.isPresent() ? ExitCodes.FAILED : ExitCodes.OK;
  }

  private void watch(ImpairmentRelay relay, Interruption interruption) throws InterruptedException {
    long startNanos = System.nanoTime();
    long left = duration == null ? Long.MAX_VALUE : duration.toNanos();
    String told = "";
    while (left > 0
        && relay.failure().isEmpty()
        && !interruption.await(Math.min(every.toNanos(), left))) {
      String line = RelayReport.line(relay);
      if (!line.equals(told)) {
        output.progress(line);
        told = line;
      }
      long passed = System.nanoTime() - startNanos;
      left = duration == null ? Long.MAX_VALUE : duration.toNanos() - passed;
    }
  }

  private JsonObject answer(ImpairmentRelay relay, Duration took) {
    JsonArrayBuilder directions = Json.createArrayBuilder();
    for (Direction direction : Direction.values()) {
      directions.add(RelayReport.json(relay, direction));
    }
    return Json.createObjectBuilder()
        .add("listen", text(relay.address()))
        .add("target", text(target))
        .add("seed", seed)
        .add("seconds", took.toMillis() / 1e3)
        .add("directions", directions)
        .build();
  }

  private static String text(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }
}
