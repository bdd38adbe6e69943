package org.honeylink.crypto;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Plain tests, so that no version of Surefire can skip the rules without a word. */
class ArchitectureTest {

  private static final JavaClasses CRYPTO =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.honeylink.crypto");

  @Test
  void thereAreClassesToLookAt() {
    assertTrue(CRYPTO.size() > 20, "found " + CRYPTO.size());
  }

  @Test
  void onlyTheJdkAndBouncyCastleAreUsed() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "javax..", "org.bouncycastle..", "org.jspecify..", "org.honeylink.crypto..")
        .check(CRYPTO);
  }

  @Test
  void secretsStandAlone() {
    classes()
        .that()
        .resideInAnyPackage("..crypto.secret..", "..crypto.sealedfile..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax..",
            "org.jspecify..",
            "org.honeylink.crypto.secret..",
            "org.honeylink.crypto.sealedfile..")
        .check(CRYPTO);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.honeylink.crypto.(*)..").should().beFreeOfCycles().check(CRYPTO);
  }
}
