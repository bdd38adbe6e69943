package org.honeylink.crypto.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Tokens of SoftHSM 2 in a directory of the build. Its configuration lies where the environment
 * variable {@code SOFTHSM2_CONF} of the test run points to, because the library reads that once.
 */
final class SoftHsm {

  static final String PIN = "correct-horse-4711";
  private static final String SO_PIN = "battery-staple-0815";

  private SoftHsm() {}

  /** Where Debian, Fedora and Homebrew put it; empty when it is not installed. */
  static Optional<Path> library() {
    return Stream.of(
            "/usr/lib/softhsm/libsofthsm2.so",
            "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
            "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
            "/usr/lib64/pkcs11/libsofthsm2.so")
        .map(Path::of)
        .filter(Files::isReadable)
        .findFirst();
  }

  /** For {@code assumeTrue}: without SoftHSM these tests say so and are skipped. */
  static boolean installed() {
    return library().isPresent() && configuration().isPresent();
  }

  private static Optional<Path> configuration() {
    return Optional.ofNullable(System.getenv("SOFTHSM2_CONF")).map(Path::of);
  }

  static Path tokens() {
    return configuration().orElseThrow().resolveSibling("tokens");
  }

  /** Makes a fresh token; the library sees it when it begins anew. */
  static void make(String label) {
    try {
      Files.createDirectories(tokens());
      Files.writeString(
          configuration().orElseThrow(),
          "directories.tokendir = "
              + tokens()
              + "\nobjectstore.backend = file\nlog.level = ERROR\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run(
        "softhsm2-util",
        "--init-token",
        "--free",
        "--label",
        label,
        "--pin",
        PIN,
        "--so-pin",
        SO_PIN);
  }

  static void delete(String label) {
    run("softhsm2-util", "--delete-token", "--token", label);
  }

  /** What a program says, both streams; it must end well. */
  static String run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(List.of(command).getFirst() + " failed: " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  static Pkcs11Settings settings(String label, String prefix) {
    return new Pkcs11Settings(
        library().orElseThrow(), Optional.of(label), OptionalLong.empty(), prefix);
  }
}
