package org.honeylink.tests.keystore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.honeylink.tests.server.ServerSettings;

/** A token of SoftHSM 2; it goes away by having its directory moved. */
final class TokenUnderTest implements KeyStoreUnderTest {

  private static final String LABEL = "honeylink-it";
  private static final String PIN = "correct-horse-4711";

  private final Path tokens;
  private final Path unplugged;
  private final Path configuration;
  private final Path pinFile;

  TokenUnderTest(Path folder) throws IOException, InterruptedException {
    tokens = Files.createDirectory(folder.resolve("tokens"));
    unplugged = folder.resolve("unplugged");
    configuration =
        Files.writeString(
            folder.resolve("softhsm2.conf"),
            "directories.tokendir = " + tokens + "\nobjectstore.backend = file\n");
    pinFile = Files.writeString(folder.resolve("pin"), PIN);
    Files.setPosixFilePermissions(pinFile, PosixFilePermissions.fromString("rw-------"));
    initialise();
  }

  /** Where Debian and Fedora put it; empty when it is not installed. */
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

  private void initialise() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                "softhsm2-util",
                "--init-token",
                "--free",
                "--label",
                LABEL,
                "--pin",
                PIN,
                "--so-pin",
                "battery-staple-0815")
            .redirectErrorStream(true);
    builder.environment().put("SOFTHSM2_CONF", configuration.toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("softhsm2-util failed: " + output);
    }
  }

  @Override
  public ServerSettings settings() {
    return settings(pinFile);
  }

  ServerSettings settings(Path pin) {
    Map<String, String> properties = new HashMap<>();
    properties.put("honeylink.key.store", "pkcs11");
    properties.put("honeylink.key.pkcs11.library", library().orElseThrow().toString());
    properties.put("honeylink.key.pkcs11.token", LABEL);
    properties.put("honeylink.key.pkcs11.pin.file", pin.toString());
    return new ServerSettings(properties, Map.of("SOFTHSM2_CONF", configuration.toString()));
  }

  @Override
  public String kind() {
    return "pkcs11";
  }

  @Override
  public void goAway() {
    move(tokens, unplugged);
  }

  @Override
  public void comeBack() {
    move(unplugged, tokens);
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    // Its files lie in the folder of the test.
  }
}
