package org.honeylink.tests.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/security.md} names tests for its claims; each of them exists. */
class SecurityDocumentTest {

  private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|IT))`");
  private static final Pattern DECISION = Pattern.compile("\\]\\((adr/[^)#]+)\\)");

  private final String document = SourceTree.text("docs/security.md");

  @Test
  void everyTestThatIsNamedExists() {
    Set<String> named =
        TEST.matcher(document)
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> existing =
        SourceTree.filesEndingWith(".java").stream()
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .collect(Collectors.toSet());
    assertTrue(named.size() >= 20, () -> "names only " + named);
    assertEquals(List.of(), named.stream().filter(name -> !existing.contains(name)).toList());
  }

  @Test
  void everyDecisionThatIsLinkedExists() {
    assertEquals(
        List.of(),
        DECISION
            .matcher(document)
            .results()
            .map(match -> SourceTree.root().resolve("docs").resolve(match.group(1)))
            .filter(file -> !file.toFile().isFile())
            .toList());
  }

  /** A row of the table of threats says how it is tested, or that it is not yet. */
  @Test
  void everyThreatHasItsTestOrSaysNotYet() {
    List<String> rows =
        document
            .substring(document.indexOf("## Threats"))
            .lines()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| threat"))
            .toList();
    assertTrue(rows.size() > 20, () -> rows.size() + " rows");
    assertEquals(
        List.of(),
        rows.stream()
            .filter(row -> !TEST.matcher(row).find() && !row.contains("not yet"))
            .toList());
  }
}
