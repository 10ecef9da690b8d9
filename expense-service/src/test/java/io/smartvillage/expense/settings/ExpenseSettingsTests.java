package io.smartvillage.expense.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExpenseSettingsTests {

    private static final UUID SOMBAT = new UUID(1, 1);
    private static final UUID SUDA = new UUID(1, 2);

    @Test
    void aRolesLimitIncludesItsAmount() {
        var settings = settings(role(ApproverRole.STAFF, "5000"));

        assertThat(settings.allows(who(SUDA, "staff"), baht("5000.00"))).isTrue();
        assertThat(settings.allows(who(SUDA, "staff"), baht("5000.01"))).isFalse();
    }

    @Test
    void whoeverHasNoLimitApprovesNothing() {
        assertThat(settings(role(ApproverRole.ADMIN, null)).allows(who(SUDA, "staff"), baht("1")))
                .isFalse();
        assertThat(settings().allows(who(SUDA, "admin"), baht("1"))).isFalse();
    }

    @Test
    void withoutAnAmountItIsAny() {
        assertThat(
                        settings(role(ApproverRole.ADMIN, null))
                                .allows(who(SUDA, "admin"), baht("999999999999.99")))
                .isTrue();
    }

    @Test
    void aPersonsOwnLimitCountsInsteadOfTheRoles() {
        var settings =
                settings(
                        role(ApproverRole.STAFF, "5000"),
                        role(ApproverRole.ADMIN, null),
                        new ApprovalLimit(null, SOMBAT, baht("100")),
                        new ApprovalLimit(null, SUDA, baht("20000")));

        assertThat(settings.allows(who(SOMBAT, "admin"), baht("101"))).isFalse();
        assertThat(settings.allows(who(SUDA, "staff"), baht("20000"))).isTrue();
    }

    @Test
    void theHigherOfTwoRolesCounts() {
        var settings = settings(role(ApproverRole.STAFF, "10"), role(ApproverRole.ADMIN, "20"));

        assertThat(settings.allows(who(SUDA, "staff", "admin"), baht("20"))).isTrue();
    }

    @Test
    void whatCostsMoreThanTheLimitNeedsTwo() {
        var settings =
                new ExpenseSettings(
                        1, baht("50000"), List.of(), 0, Instant.parse("2026-01-01T00:00:00Z"));

        assertThat(settings.approvalsFor(baht("50000.00"))).isEqualTo(1);
        assertThat(settings.approvalsFor(baht("50000.01"))).isEqualTo(2);
        assertThat(settings().approvalsFor(baht("999999999"))).isEqualTo(1);
    }

    private static ExpenseSettings settings(ApprovalLimit... limits) {
        return new ExpenseSettings(
                1, null, List.of(limits), 0, Instant.parse("2026-01-01T00:00:00Z"));
    }

    private static ApprovalLimit role(ApproverRole role, @Nullable String upTo) {
        return new ApprovalLimit(role, null, upTo == null ? null : baht(upTo));
    }

    private static Approver who(UUID id, String... roles) {
        return new Approver(id, Set.of(roles));
    }

    private static BigDecimal baht(String amount) {
        return new BigDecimal(amount);
    }
}
