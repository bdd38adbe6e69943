package org.honeylink.tests.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.honeylink.tests.source.SourceTree;
import org.honeylink.tests.webhook.Receiver.Taken;

/** The programs that docs/webhooks.md shows, run as they stand. */
record Samples(Path folder, SigningKey key) {

  void verify(Taken taken) throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin/java");
    run(taken, sample("java", "Verify.java"), java.toString());
    run(taken, sample("python", "verify.py"), "python3");
    run(taken, sample("javascript", "verify.mjs"), "node");
  }

  private Path sample(String language, String file) throws IOException {
    Matcher fenced =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(SourceTree.text("docs/webhooks.md"));
    if (!fenced.find()) {
      throw new AssertionError("docs/webhooks.md has no sample for " + language);
    }
    return Files.writeString(folder.resolve(file), fenced.group(1));
  }

  private void run(Taken taken, Path program, String interpreter)
      throws IOException, InterruptedException {
    String own = taken.header("X-HoneyLink-Webhook");
    String another = new UUID(0, 1).toString();
    assertEquals(0, exit(interpreter, program, taken, own, taken.body()), interpreter);
    assertEquals(1, exit(interpreter, program, taken, own, taken.body() + " "), interpreter);
    assertEquals(1, exit(interpreter, program, taken, another, taken.body()), interpreter);
  }

  private int exit(String interpreter, Path program, Taken taken, String webhookId, String body)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(interpreter, program.toString()));
    line.add(Files.writeString(folder.resolve("key.pem"), key.pem()).toString());
    line.add(webhookId);
    line.add(taken.header("X-HoneyLink-Webhook"));
    line.add(taken.header("X-HoneyLink-Delivery"));
    line.add(taken.header("X-HoneyLink-Timestamp"));
    line.add(taken.header("X-HoneyLink-Signature"));
    Process process =
        new ProcessBuilder(line)
            .redirectError(folder.resolve("said.txt").toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(body.getBytes(UTF_8));
    }
    return process.waitFor();
  }
}
