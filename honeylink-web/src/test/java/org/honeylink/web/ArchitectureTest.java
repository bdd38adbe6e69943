package org.honeylink.web;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import org.honeylink.web.security.Allowed;
import org.honeylink.web.security.Audited;
import org.junit.jupiter.api.Test;

/** The rules of the web layer. Plain test methods: no runner can skip them unseen. */
class ArchitectureTest {

  private static final JavaClasses WEB =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.honeylink.web");

  private static final DescribedPredicate<JavaMethod> ROUTES =
      DescribedPredicate.describe("routes", method -> method.isMetaAnnotatedWith(HttpMethod.class));

  private static final DescribedPredicate<JavaMethod> ROUTES_THAT_CHANGE =
      DescribedPredicate.describe(
          "routes that change something",
          method -> ROUTES.test(method) && !method.isAnnotatedWith(GET.class));

  @Test
  void thereAreRoutesToCheck() {
    long routes = WEB.stream().flatMap(type -> type.getMethods().stream()).filter(ROUTES).count();
    assertTrue(routes >= 6, "found " + routes + " routes");
  }

  @Test
  void everyRouteSaysWhoMayCallIt() {
    methods()
        .that(ROUTES)
        .should(beAnnotatedWith(Allowed.class).or(beAnnotatedWith(PermitAll.class)))
        .check(WEB);
  }

  @Test
  void everyChangeNamesItsRefusalInTheAuditTrail() {
    methods().that(ROUTES_THAT_CHANGE).should(beAnnotatedWith(Audited.class)).check(WEB);
  }

  @Test
  void nobodyLooksTheJsonLibraryUpAgain() {
    noClasses().should().dependOnClassesThat().areAssignableTo(jakarta.json.Json.class).check(WEB);
  }

  @Test
  void theWebReachesNoInfrastructure() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.honeylink.control.*.infrastructure..",
            "org.flywaydb..",
            "com.nimbusds..",
            "org.bouncycastle..")
        .check(WEB);
  }

  @Test
  void onlyTheErrorPackageKnowsHowPersistenceAndMessagingFail() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.honeylink.web.error..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.persistence..", "jakarta.jms..", "java.sql..", "javax.sql..")
        .check(WEB);
  }

  @Test
  void readingRequestsKnowsNoFeature() {
    noClasses()
        .that()
        .resideInAnyPackage("org.honeylink.web.request..", "org.honeylink.web.answer..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "org.honeylink.control.*.application..", "org.honeylink.web.security..")
                .and(not(resideInAPackage("org.honeylink.control.shared.."))))
        .check(WEB);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.honeylink.web.(*)..").should().beFreeOfCycles().check(WEB);
  }

  @Test
  void noPackageIsADrawer() {
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..common..", "..impl..", "..manager..", "..helper..")
        .check(WEB);
  }
}
