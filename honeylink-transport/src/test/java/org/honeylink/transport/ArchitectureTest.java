package org.honeylink.transport;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/**
 * Rules are checked by plain tests, not by fields that a runner could skip; and a rule that matches
 * no class fails, as ArchUnit's default is.
 */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.honeylink.transport");

  @Test
  void thereAreClassesToCheck() {
    assertTrue(CLASSES.size() > 80, () -> CLASSES.size() + " classes");
  }

  @Test
  void onlyTheJdkIsUsed() {
    check(
        classes()
            .that()
            .resideInAPackage("org.honeylink.transport..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "org.honeylink.transport..", "java..", "jdk.incubator.vector..", "org.jspecify..")
            .because("the transport uses the JDK alone; JSpecify is not there when it runs"));
  }

  @Test
  void packagesFormNoCycle() {
    check(slices().matching("org.honeylink.transport.(**)").should().beFreeOfCycles());
  }

  @Test
  void onlyTheConnectionWires() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("..connection..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..connection.."));
  }

  @Test
  void vectorsStayInTheirKernel() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("..fec.kernel..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jdk.incubator.vector.."));
  }

  @Test
  void protocolReadsNoClockAndStartsNoThread() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                "..packet..",
                "..stream..",
                "..recovery..",
                "..congestion..",
                "..connection..",
                "..fec.block..",
                "..schedule..",
                "..impairment..")
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.Thread")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.channels..", "java.util.concurrent.."));
  }

  @Test
  void recoveryCongestionAndStreamsDoNotKnowEachOthersBusiness() {
    check(
        noClasses()
            .that()
            .resideInAPackage("..congestion..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..recovery..", "..stream..", "..packet.."));
    check(
        noClasses()
            .that()
            .resideInAPackage("..recovery..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..congestion..", "..stream..", "..fec.."));
  }

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }
}
