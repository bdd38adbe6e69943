package org.honeylink.launcher.cli.audit;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.honeylink.crypto.merkle.LogFileReader.Report;
import org.honeylink.crypto.signature.Ed25519PublicKey;
import org.honeylink.launcher.cli.io.CommandFailed;
import org.honeylink.launcher.cli.io.ExitCodes;
import org.honeylink.launcher.cli.io.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code honeylink audit verify}: needs no server and no network. */
@Command(
    name = "verify",
    description = {
      "Verifies exports, archives and backup files of the audit log: every event, the root of the",
      "tree, the signature of its head. Finds one changed bit, and names the event that it is in.",
      "Ends with 1 when anything is wrong."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class VerifyCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files, or directories of them: *.jsonl, *.jsonl.gz, *.manifest.")
  private List<Path> places = List.of();

  @Option(
      names = "--key",
      paramLabel = "FILE",
      required = true,
      description =
          "Public key of the log, PEM, from a place that the files' maker has no hand in.")
  private Path key = Path.of("");

  @Mixin private Output output = new Output();

  @Override
  public Integer call() {
    AuditFile verifier = new AuditFile(readKey());
    JsonArrayBuilder reports = Json.createArrayBuilder();
    long events = 0;
    boolean good = true;
    for (Path file : files()) {
      Report report = verifier.verify(file);
      reports.add(shown(file, report));
      events += report.events();
      good &= report.verifies();
    }
    output.print(
        Json.createObjectBuilder()
            .add("verified", good)
            .add("events", events)
            .add("files", reports)
            .build());
    return good ? ExitCodes.OK : ExitCodes.FAILED;
  }

  private static JsonObject shown(Path file, Report report) {
    JsonObjectBuilder shown =
        Json.createObjectBuilder()
            .add("file", file.toString())
            .add("verified", report.verifies())
            .add("events", report.events());
    report
        .head()
        .ifPresent(
            head ->
                shown
                    .add("log", head.origin())
                    .add("tree_size", head.size())
                    .add("signed_at", head.time().toString()));
    return shown.add("findings", Json.createArrayBuilder(report.findings())).build();
  }

  private List<Path> files() {
    List<Path> files = new ArrayList<>();
    for (Path place : places) {
      if (!Files.isDirectory(place)) {
        files.add(place);
        continue;
      }
      try (Stream<Path> found = Files.walk(place)) {
        found.filter(AuditFile::isOne).sorted().forEach(files::add);
      } catch (IOException e) {
        throw CommandFailed.because("Cannot read " + place + ": " + e.getMessage(), e);
      }
    }
    if (files.isEmpty()) {
      throw CommandFailed.because("No files of the audit log in " + places);
    }
    return files;
  }

  private Ed25519PublicKey readKey() {
    try {
      String text = Files.readString(key).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
      return Ed25519PublicKey.fromEncoded(Base64.getDecoder().decode(text));
    } catch (IOException | IllegalArgumentException e) {
      throw CommandFailed.usage("--key " + key + " is no public key of Ed25519 in PEM");
    }
  }
}
