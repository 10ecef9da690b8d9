package io.smartvillage.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import io.smartvillage.planted.PlantedClasses;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTests {

    private static final JavaClasses GOOD =
            new ClassFileImporter().importPackages("io.smartvillage.platform.testing.sample.note");

    private static final JavaClasses PLANTED =
            new ClassFileImporter().importPackagesOf(PlantedClasses.class);

    private static final JavaClasses PLATFORM =
            new ClassFileImporter()
                    .withImportOption(new DoNotIncludeTests())
                    .importPackages("io.smartvillage.platform");

    static List<ArchRule> rules() {
        return List.of(
                HouseRules.CONTROLLERS,
                HouseRules.INJECTION,
                HouseRules.TIME,
                HouseRules.NAMES,
                HouseRules.SERVICES,
                HouseRules.NULLS,
                HouseRules.TENANTS);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aGoodServiceKeepsTheRule(ArchRule rule) {
        assertThat(rule.evaluate(GOOD).hasViolation()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void thePlantedClassesBreakIt(ArchRule rule) {
        assertThat(rule.evaluate(PLANTED).hasViolation()).isTrue();
    }

    @Test
    void thePlatformKnowsNoService() {
        HouseRules.SERVICES.check(PLATFORM);
        HouseRules.NULLS.check(PLATFORM);
        HouseRules.INJECTION.check(
                new ClassFileImporter()
                        .withImportOption(new DoNotIncludeTests())
                        .importPackages("io.smartvillage.platform.web"));
    }
}
