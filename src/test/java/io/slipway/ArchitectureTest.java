package io.slipway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.slipway.planted.Planted;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.slipway");
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackagesOf(Planted.class);

    static Stream<ArchRule> rules() {
        return Stream.of(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.slipway.ui..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("com.vaadin.."),
                noClasses()
                        .that()
                        .haveSimpleNameNotEndingWith("Store")
                        .and()
                        .haveSimpleNameNotEndingWith("DurableTransactionManager")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.springframework.jdbc.core..", "java.sql.."),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.slipway.pipeline..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.jgrapht.."),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.slipway.executor.kubernetes..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.fabric8.."),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.slipway.tracking.remote..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.mlflow..", "org.mlflow_project.."),
                noClasses()
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .orShould()
                        .callMethod(Thread.class, "sleep", long.class),
                noClasses()
                        .should()
                        .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Dto)")
                        .andShould()
                        .haveSimpleNameNotEndingWith("DurableTransactionManager"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theHouseKeepsTheRule(ArchRule rule) {
        rule.check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theRuleCatchesAPlantedViolation(ArchRule rule) {
        assertThat(rule.evaluate(PLANTED).hasViolation()).isTrue();
    }

    @Test
    void roomsOnlyCallDownwards() {
        ApplicationModules.of(Application.class).verify();
    }
}
