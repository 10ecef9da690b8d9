package io.smartvillage.identity;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.smartvillage.platform.testing.HouseRules;

@AnalyzeClasses(packages = "io.smartvillage.identity", importOptions = DoNotIncludeTests.class)
class HouseRulesTests {

    @ArchTest static final ArchTests RULES = ArchTests.in(HouseRules.class);
}
