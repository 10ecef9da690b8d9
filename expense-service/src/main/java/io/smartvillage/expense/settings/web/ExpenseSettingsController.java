package io.smartvillage.expense.settings.web;

import io.smartvillage.expense.settings.ChangeExpenseSettings;
import io.smartvillage.expense.settings.ExpenseSettings;
import io.smartvillage.expense.settings.FindExpenseSettings;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/expense-settings")
class ExpenseSettingsController {

    private final FindExpenseSettings findSettings;
    private final ChangeExpenseSettings changeSettings;

    ExpenseSettingsController(
            FindExpenseSettings findSettings, ChangeExpenseSettings changeSettings) {
        this.findSettings = findSettings;
        this.changeSettings = changeSettings;
    }

    @Operation(summary = "Fiscal year and limits of approval")
    @GetMapping
    @PreAuthorize("hasAuthority('expense-settings:read')")
    ResponseEntity<ExpenseSettings> get() {
        return answer(findSettings.current());
    }

    @Operation(
            summary = "Decides everything anew",
            description =
                    "A limit is of a role or of a person; without `upTo` it is any amount, and"
                            + " whoever has none approves nothing. The month in which fiscal years"
                            + " begin cannot change once there is one.")
    @PutMapping
    @PreAuthorize("hasAuthority('expense-settings:write')")
    ResponseEntity<ExpenseSettings> put(
            IfMatch precondition, @RequestBody @Valid ExpenseSettingsRequest request) {
        return answer(changeSettings.change(precondition, request.toTerms()));
    }

    private static ResponseEntity<ExpenseSettings> answer(ExpenseSettings settings) {
        return IfMatch.answer(settings, settings.version());
    }
}
