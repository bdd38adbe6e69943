package org.honeylink.control;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the package tree. Plain test methods: no runner can skip them unseen. */
class ArchitectureTest {

  private static final String ROOT = "org.honeylink.control.";

  private static final JavaClasses CONTROL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.honeylink.control");

  /** Who may use whom; everybody may use shared. A new feature or arrow is added here. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("access", Set.of()),
          Map.entry("audit", Set.of("trust")),
          Map.entry("command", Set.of("device", "session")),
          Map.entry("dataplane", Set.of("access", "session", "trust")),
          Map.entry("device", Set.of("access", "overview")),
          Map.entry("discovery", Set.of("device", "trust")),
          Map.entry("event", Set.of()),
          Map.entry("idempotency", Set.of("trust")),
          Map.entry("overview", Set.of()),
          Map.entry("pairing", Set.of("device", "policy", "trust")),
          Map.entry("policy", Set.of("device", "trust")),
          Map.entry("profile", Set.of("device", "policy", "trust")),
          Map.entry("rotation", Set.of("device", "policy", "session", "trust")),
          Map.entry("session", Set.of("device", "overview", "policy", "trust")),
          Map.entry("shared", Set.of()),
          Map.entry("trust", Set.of("access", "device")),
          Map.entry("webhook", Set.of("event", "trust")));

  /** A second connection in one transaction: docs/adr/0035-one-connection.md. */
  @Test
  void nobodyAsksTheDataSourceBehindTheTransactionsBack() {
    noClasses()
        .that()
        .doNotHaveSimpleName("Database")
        .and()
        .doNotHaveSimpleName("DatabaseMigration")
        .and()
        .doNotHaveSimpleName("PooledDependencies")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(javax.sql.DataSource.class)
        .check(CONTROL);
  }

  @Test
  void nobodyLooksTheJsonLibraryUpAgain() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(jakarta.json.Json.class)
        .check(CONTROL);
  }

  @Test
  void everyFeatureOfTheTreeHasItsArrows() {
    Set<String> features =
        CONTROL.stream()
            .map(type -> type.getPackageName().substring(ROOT.length()).split("\\.", 2)[0])
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(ARROWS.keySet()), features);
  }

  static Stream<String> features() {
    return ARROWS.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("features")
  void aFeatureUsesOthersAlongItsArrowsOnly(String feature) {
    String[] allowed =
        Stream.concat(Stream.of(feature, "shared"), ARROWS.getOrDefault(feature, Set.of()).stream())
            .map(name -> ROOT + name + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(ROOT + feature + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.honeylink.control..").and(not(resideInAnyPackage(allowed))))
        .check(CONTROL);
  }

  @Test
  void featuresHaveNoCycles() {
    slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CONTROL);
  }

  @Test
  void theDomainKnowsNothingOfTheContainerButPersistence() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "*.domain..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "jakarta..",
                    "org.eclipse..",
                    "org.postgresql..",
                    ROOT + "*.application..",
                    ROOT + "*.infrastructure..")
                .and(not(resideInAnyPackage("jakarta.persistence..", "jakarta.validation.."))))
        .check(CONTROL);
  }

  @Test
  void nobodyImportsTheInfrastructureOfAFeature() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + "*.domain..", ROOT + "*.application..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "*.infrastructure..")
        .check(CONTROL);
  }

  @ParameterizedTest
  @MethodSource("features")
  void infrastructureStandsOnItsOwnAndOnTheSharedOne(String feature) {
    noClasses()
        .that()
        .resideInAPackage(ROOT + feature + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(ROOT + "*.infrastructure..")
                .and(
                    not(
                        resideInAnyPackage(
                            ROOT + feature + ".infrastructure..",
                            ROOT + "shared.infrastructure.."))))
        .check(CONTROL);
  }

  @Test
  void onlyInfrastructureTalksToDatabaseAndBroker() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "*.infrastructure..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "jakarta.jms..", "org.flywaydb..")
        .check(CONTROL);
  }

  @Test
  void noPackageIsADrawer() {
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..common..", "..impl..", "..manager..", "..helper..")
        .check(CONTROL);
  }

  @Test
  void everyClassLivesInALayerOfAFeature() {
    classes()
        .should()
        .resideInAnyPackage(
            ROOT + "*.domain..", ROOT + "*.application..", ROOT + "*.infrastructure..")
        .check(CONTROL);
  }
}
