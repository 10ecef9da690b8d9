package io.smartvillage.identity;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packagesOf = IdentityServiceApplication.class,
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule FEATURES_HAVE_AN_ORDER =
            slices().matching("io.smartvillage.identity.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("villages know people, people know accounts, and not the other way");
}
