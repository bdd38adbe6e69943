package org.honeylink.tests.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.honeylink.tests.source.SourceTree;

/** Runs the verifier that shares no code with HoneyLink. */
final class Node {

  private static final String SCRIPT =
      "honeylink-tests/src/test/resources/org/honeylink/tests/policy/verify.mjs";

  private Node() {}

  /** What it prints about the input. */
  static String verify(String input, String... arguments) {
    List<String> command =
        new ArrayList<>(List.of("node", SourceTree.root().resolve(SCRIPT).toString()));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(UTF_8));
      }
      return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("node is needed, as for the console", e);
    }
  }
}
