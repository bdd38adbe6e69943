package org.honeylink.control.profile.infrastructure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.honeylink.control.profile.application.TrustedSigners;

/**
 * Keys from the file {@code honeylink.profile.trusted-signers}: one in each line, base64url, then
 * anything; lines that begin with {@code #} are for people. Read at each import, so that a change
 * needs no restart.
 */
@ApplicationScoped
public class ConfiguredSigners implements TrustedSigners {

  @Inject
  @ConfigProperty(name = "honeylink.profile.trusted-signers")
  Optional<String> file;

  @Override
  public Set<String> keys() {
    return file.map(Path::of).map(ConfiguredSigners::read).orElse(Set.of());
  }

  private static Set<String> read(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(line -> line.split("\\s+", 2)[0])
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the signers of profiles in " + file, e);
    }
  }
}
