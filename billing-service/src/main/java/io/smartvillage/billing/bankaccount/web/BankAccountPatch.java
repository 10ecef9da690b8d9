package io.smartvillage.billing.bankaccount.web;

import io.smartvillage.billing.bankaccount.BankAccountTerms;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Only what is to change; an absent field stays as it is.
record BankAccountPatch(
        @Schema(example = "บัญชีค่าส่วนกลาง (เดิม)") @Pattern(regexp = ".*\\S.*") @Size(max = 100)
                @Nullable String name,
        @Schema(example = "auto") @Size(max = 50) @Nullable String layout,
        @Valid @Nullable MatchingBody matching) {

    /// @throws BadParameterException if there is no such layout
    BankAccountTerms over(BankAccountTerms before) {
        return new BankAccountTerms(
                name == null ? before.name() : name.strip(),
                layout == null ? before.layout() : LayoutName.known(layout),
                matching == null ? before.matching() : matching.over(before.matching()));
    }
}
