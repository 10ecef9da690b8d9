package io.smartvillage.expense.tax.web;

import io.smartvillage.expense.tax.TaxRates;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TaxRateController {

    private final TaxRates rates;

    TaxRateController(TaxRates rates) {
        this.rates = rates;
    }

    @Operation(
            summary = "Rates of VAT and of the tax withheld, and from when they hold",
            description = "The latest `from` that is not after the day of payment counts.")
    @GetMapping("/api/v1/expense-tax-rates")
    @PreAuthorize("hasAuthority('expense:read')")
    TaxRates rates() {
        return rates;
    }
}
