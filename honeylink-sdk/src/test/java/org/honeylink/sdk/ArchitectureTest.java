package org.honeylink.sdk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Plain tests, so that no version of Surefire can skip the rules without a word. */
class ArchitectureTest {

  private static final JavaClasses SDK =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.honeylink.sdk");

  @Test
  void thereAreClassesToLookAt() {
    assertTrue(SDK.size() > 30, "found " + SDK.size());
  }

  @Test
  void noApplicationServerIsNeeded() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax..",
            "jdk.net..",
            "jakarta.json..",
            "org.jspecify..",
            "org.honeylink.crypto..",
            "org.honeylink.transport..",
            "org.honeylink.sdk..")
        .check(SDK);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.honeylink.sdk.(*)..").should().beFreeOfCycles().check(SDK);
  }
}
