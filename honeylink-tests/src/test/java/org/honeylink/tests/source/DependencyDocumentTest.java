package org.honeylink.tests.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/dependencies.md} names everything that the build uses. */
class DependencyDocumentTest {

  private static final Pattern FOREIGN_ARTIFACT =
      Pattern.compile(
          "<groupId>(?!org\\.honeylink)([^<$]+)</groupId>\\s*<artifactId>([^<$*]+)</artifactId>");
  private static final Pattern EXCLUSIONS =
      Pattern.compile("<exclusions>.*?</exclusions>", Pattern.DOTALL);
  private static final Pattern MAVEN_PLUGIN =
      Pattern.compile("<plugin>\\s*<artifactId>([^<]+)</artifactId>");

  private final String document = SourceTree.text("docs/dependencies.md");

  @Test
  void namesEveryArtifactOfTheRootPom() {
    String pom = EXCLUSIONS.matcher(SourceTree.text("pom.xml")).replaceAll("");
    Stream<String> artifacts = FOREIGN_ARTIFACT.matcher(pom).results().map(match -> match.group(2));
    Stream<String> plugins = MAVEN_PLUGIN.matcher(pom).results().map(match -> match.group(1));
    assertEquals(List.of(), missing(Stream.concat(artifacts, plugins)));
  }

  @Test
  void namesEveryPackageOfTheConsole() {
    try (var reader = Json.createReader(new StringReader(SourceTree.text("ui/package.json")))) {
      JsonObject json = reader.readObject();
      assertEquals(
          List.of(),
          missing(
              Stream.concat(
                  json.getJsonObject("dependencies").keySet().stream(),
                  json.getJsonObject("devDependencies").keySet().stream())));
    }
  }

  private List<String> missing(Stream<String> names) {
    return names.distinct().filter(name -> !isNamed(name)).toList();
  }

  private boolean isNamed(String name) {
    String family = name.startsWith("artemis-") ? "artemis-*" : name;
    return document.contains(family + "`") || document.contains(family + ",");
  }
}
