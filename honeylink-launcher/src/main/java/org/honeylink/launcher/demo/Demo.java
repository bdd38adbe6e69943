package org.honeylink.launcher.demo;

import jakarta.json.JsonObject;
import java.io.PrintStream;
import java.util.List;
import org.honeylink.sdk.api.HoneyLinkApiException;
import org.honeylink.sdk.api.ServerUnreachable;
import org.honeylink.sdk.api.Violation;

/**
 * The main job from end to end. One run for each instance; {@link #run} blocks until it is over and
 * may be ended by a signal, after which nothing of it is left.
 */
public final class Demo {

  private static final int GOOD = 0;
  private static final int FAILED = 1;

  private final DemoOptions options;
  private final PrintStream results;
  private final Screen screen;

  /**
   * @param out gets the table and the summary, or with {@code --json} the one object
   * @param err gets everything else
   * @param terminal whether people watch, so that lines may be drawn over
   */
  public Demo(DemoOptions options, PrintStream out, PrintStream err, boolean terminal) {
    this.options = options;
    this.results = out;
    this.screen = new Screen(options.json() ? err : out, terminal && !options.json());
  }

  /**
   * @return 0 when every reliable message arrived exactly once and in order and FEC repaired loss;
   *     else 1
   */
  public int run() {
    var resources = new Resources(complaint -> screen.line("  (" + complaint + ")"));
    var hook = new Thread(resources::close, "demo-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    WorkDirectory directory = resources.add(WorkDirectory.create());
    try {
      DemoResult result = new DemoRun(options, screen, resources, directory).run();
      report(result, directory);
      return result.faults().isEmpty() ? GOOD : FAILED;
    } catch (DemoFailed | HoneyLinkApiException | ServerUnreachable failed) {
      // After Ctrl-C the pieces fail one by one while they are taken down.
      if (!resources.isClosed()) {
        tell(failed, directory);
      }
      return FAILED;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return FAILED;
    } finally {
      resources.close();
      removeHook(hook);
    }
  }

  private void report(DemoResult result, WorkDirectory directory) {
    Summary.of(result).forEach(screen::line);
    if (options.keep() || !result.faults().isEmpty()) {
      keep(directory);
    } else {
      screen.line("To look around afterwards: ./honeylink demo --keep");
    }
    if (options.json()) {
      JsonObject json = result.toJson();
      results.println(json);
      results.flush();
    }
  }

  private void tell(RuntimeException failed, WorkDirectory directory) {
    screen.line("FAILED: " + failed.getMessage());
    List<String> details =
        switch (failed) {
          case DemoFailed known -> known.details();
          case HoneyLinkApiException refused ->
              refused.violations().stream().map(Violation::toString).toList();
          default -> List.of();
        };
    details.forEach(line -> screen.line("  | " + line));
    keep(directory);
  }

  private void keep(WorkDirectory directory) {
    directory.keep();
    screen.line("Kept: server's log " + directory.serverLog());
    screen.line("To look around: ./honeylink up --data " + directory.data());
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook runs already and does what the caller has just done.
      return;
    }
  }
}
