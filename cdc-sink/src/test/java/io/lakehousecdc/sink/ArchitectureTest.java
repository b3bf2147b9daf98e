package io.lakehousecdc.sink;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The tree is the architecture: what the packages say they do not touch, they do not touch. */
@AnalyzeClasses(
    packages = "io.lakehousecdc.sink",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] PURE = {
    "..change..", "..fold..", "..plan..", "..index..", "..maintenance.."
  };

  @ArchTest
  static final ArchRule pureCoreKnowsNoServerAndNoFramework =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache..",
              "io.quarkus..",
              "io.smallrye..",
              "jakarta..",
              "org.jboss..",
              "java.util.logging..");

  @ArchTest
  static final ArchRule pureCoreReadsNoClock =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(java.time.Instant.class, "now");

  @ArchTest
  static final ArchRule icebergSideKnowsNoKafka =
      noClasses()
          .that()
          .resideInAPackage("..table..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "..consume..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.lakehousecdc.sink.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      classes()
          .should()
          .haveSimpleNameNotEndingWith("Impl")
          .andShould()
          .haveSimpleNameNotEndingWith("Manager")
          .andShould()
          .haveSimpleNameNotEndingWith("Helper");
}
