package io.smartvillage.platform.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameContaining;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.regex.Pattern;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RestController;

/// How every service is built. In a service, on its main code:
///
/// ```java
/// @AnalyzeClasses(packages = "io.smartvillage.billing", importOptions = DoNotIncludeTests.class)
/// class HouseRulesTests {
///     @ArchTest static final ArchTests RULES = ArchTests.in(HouseRules.class);
/// }
/// ```
public final class HouseRules {

    private static final String WEB = "io.smartvillage..web..";

    /// Spring AOT's own classes, which a build before this one left in the folder.
    private static final String GENERATED = "__";

    private static final String PLATFORM = "io.smartvillage.platform..";
    private static final Pattern OURS = Pattern.compile("io\\.smartvillage\\.(\\w+)(\\..*)?");
    private static final Set<String> FOR_ALL = Set.of("platform", "infra");

    @ArchTest
    static final ArchRule CONTROLLERS =
            classes()
                    .that()
                    .areAnnotatedWith(RestController.class)
                    .should()
                    .bePackagePrivate()
                    .andShould()
                    .resideInAPackage("..web..")
                    .because("HTTP is an edge of a feature: nothing calls a controller");

    @ArchTest
    static final ArchRule INJECTION =
            noFields()
                    .should()
                    .beAnnotatedWith(Autowired.class)
                    .because("what a class needs is in its constructor");

    @ArchTest
    static final ArchRule TIME =
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(LocalDate.class, "now")
                    .orShould()
                    .callMethod(LocalDate.class, "now", ZoneId.class)
                    .orShould()
                    .callMethod(LocalDateTime.class, "now")
                    .orShould()
                    .callMethod(OffsetDateTime.class, "now")
                    .orShould()
                    .callMethod(ZonedDateTime.class, "now")
                    .orShould()
                    .callMethod(ZonedDateTime.class, "now", ZoneId.class)
                    .orShould()
                    .callMethod(YearMonth.class, "now")
                    .orShould()
                    .callMethod(YearMonth.class, "now", ZoneId.class)
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .because("tests move the clock: take a Clock");

    @ArchTest
    static final ArchRule DOMAIN =
            noClasses()
                    .that(
                            not(resideInAnyPackage(WEB, PLATFORM))
                                    .and(not(simpleNameContaining(GENERATED))))
                    .should()
                    .dependOnClassesThat(resideInAPackage(WEB).and(not(resideInAPackage(PLATFORM))))
                    .because("a feature does not know by which edge it is called");

    @ArchTest
    static final ArchRule NAMES =
            noClasses()
                    .should()
                    .haveSimpleNameContaining("Util")
                    .orShould()
                    .haveSimpleNameContaining("Common")
                    .orShould()
                    .haveSimpleNameContaining("Helper")
                    .because("a drawer for everything names nothing");

    @ArchTest
    static final ArchRule SERVICES =
            classes()
                    .should(keepToTheirService())
                    .because(
                            "services share events, not classes, and the platform knows no service");

    @ArchTest
    static final ArchRule NULLS =
            classes()
                    .should(beInANullMarkedPackage())
                    .because("NullAway looks at null-marked packages only");

    @ArchTest
    static final ArchRule TENANTS =
            classes()
                    .that()
                    .areAnnotatedWith(Entity.class)
                    .should(haveATenantId())
                    .allowEmptyShould(true)
                    .because("Hibernate then adds the village to every statement");

    @ArchTest
    static final ArchRule WEB_AND_DATABASE =
            noClasses()
                    .that(resideInAPackage("..web..").and(not(resideInAPackage(PLATFORM))))
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(EntityManager.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(JdbcOperations.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(JdbcClient.class)
                    .because("a controller speaks to a use case, which has the transaction");

    private HouseRules() {}

    private static ArchCondition<JavaClass> keepToTheirService() {
        return new ArchCondition<>("keep to their own service and the platform") {
            @Override
            public void check(JavaClass checked, ConditionEvents events) {
                var own = serviceOf(checked);
                checked.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> {
                            var other = serviceOf(dependency.getTargetClass());
                            return !other.isEmpty()
                                    && !other.equals(own)
                                    && !FOR_ALL.contains(other);
                        })
                        .forEach(dependency ->
                                events.add(
                                        SimpleConditionEvent.violated(
                                                checked, dependency.getDescription())));
            }
        };
    }

    private static String serviceOf(JavaClass someClass) {
        var ours = OURS.matcher(someClass.getPackageName());
        return ours.matches() ? ours.group(1) : "";
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a package that is @NullMarked") {
            @Override
            public void check(JavaClass checked, ConditionEvents events) {
                if (!checked.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    checked, checked.getName() + ": package is not @NullMarked"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> haveATenantId() {
        return new ArchCondition<>("have a @TenantId") {
            @Override
            public void check(JavaClass checked, ConditionEvents events) {
                if (checked.getAllFields().stream()
                        .noneMatch(field -> field.isAnnotatedWith(TenantId.class))) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    checked, checked.getName() + " has no @TenantId"));
                }
            }
        };
    }
}
