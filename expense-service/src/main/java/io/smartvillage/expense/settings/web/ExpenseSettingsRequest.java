package io.smartvillage.expense.settings.web;

import io.smartvillage.expense.settings.ApprovalLimit;
import io.smartvillage.expense.settings.ApproverRole;
import io.smartvillage.expense.settings.ExpenseSettingsTerms;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record ExpenseSettingsRequest(
        @Schema(example = "1", description = "month in which a fiscal year begins")
                @NotNull
                @Min(1)
                @Max(12)
                Integer fiscalYearStartMonth,
        @Schema(example = "50000", description = "THB; what costs more needs two approvals")
                @PositiveOrZero
                @Digits(integer = 12, fraction = 2)
                @Nullable BigDecimal secondApprovalAbove,
        @NotNull @Size(max = 200) List<@Valid @NotNull LimitRequest> limits) {

    record LimitRequest(
            @Schema(example = "admin") @Nullable ApproverRole role,
            @Schema(
                            types = {"string", "null"},
                            format = "uuid")
                    @Nullable UUID userId,
            @Schema(example = "100000", description = "THB with VAT; absent: any amount")
                    @PositiveOrZero
                    @Digits(integer = 12, fraction = 2)
                    @Nullable BigDecimal upTo) {

        ApprovalLimit toLimit() {
            return new ApprovalLimit(role, userId, upTo);
        }
    }

    /// @throws BadParameterException if a limit is of nobody, of two, or of somebody who has one
    ExpenseSettingsTerms toTerms() {
        var seen = new HashSet<Object>();
        for (var limit : limits) {
            var whose = limit.role() == null ? limit.userId() : limit.role();
            if (whose == null || (limit.role() != null && limit.userId() != null)) {
                throw new BadParameterException("limits", "field.limit-of-one");
            }
            if (!seen.add(whose)) {
                throw new BadParameterException("limits", "field.limit-twice");
            }
        }
        return new ExpenseSettingsTerms(
                fiscalYearStartMonth,
                secondApprovalAbove,
                limits.stream().map(LimitRequest::toLimit).toList());
    }
}
