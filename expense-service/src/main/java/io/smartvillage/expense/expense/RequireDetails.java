package io.smartvillage.expense.expense;

import io.smartvillage.expense.category.RequireCategory;
import io.smartvillage.expense.fiscalyear.FiscalYears;
import io.smartvillage.expense.refusal.Refusal;
import io.smartvillage.expense.refusal.RefusedException;
import io.smartvillage.expense.tax.TaxRates;
import io.smartvillage.expense.tax.TaxedPrice;
import io.smartvillage.expense.vendor.RegisterVendor;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Says whether an expense can be about what it says.
@Component
class RequireDetails {

    private static final Pattern SPACES = Pattern.compile("\\s");

    private final Expenses expenses;
    private final RequireCategory requireCategory;
    private final RegisterVendor vendors;
    private final FiscalYears fiscalYears;
    private final TaxRates taxRates;

    RequireDetails(
            Expenses expenses,
            RequireCategory requireCategory,
            RegisterVendor vendors,
            FiscalYears fiscalYears,
            TaxRates taxRates) {
        this.expenses = expenses;
        this.requireCategory = requireCategory;
        this.vendors = vendors;
        this.fiscalYears = fiscalYears;
        this.taxRates = taxRates;
    }

    /// Category and vendor are looked at only if they are others than before: an expense may stay
    /// with what was closed since. The settings are held before them, as those who close categories
    /// do.
    ///
    /// @param before absent if the expense is new
    /// @return what it comes to
    /// @throws RefusedException if the day's fiscal year is closed, the vendor is inactive, or
    ///   another expense has the same invoice
    @Transactional(propagation = Propagation.MANDATORY)
    public TaxedPrice of(UUID expenseId, @Nullable ExpenseDetails before, ExpenseDetails details) {
        fiscalYears.requireOpen(details.paymentDate());
        if (before == null || !details.categoryId().equals(before.categoryId())) {
            requireCategory.active(details.categoryId());
        }
        var vendor = details.vendorId();
        if (vendor != null && (before == null || !Objects.equals(vendor, before.vendorId()))) {
            vendors.requireActive(vendor);
        }
        requireOnlyOne(expenseId, details);
        return price(details);
    }

    TaxedPrice price(ExpenseDetails details) {
        return taxRates.on(
                details.amount(), details.vat(), details.withholding(), details.paymentDate());
    }

    private void requireOnlyOne(UUID expenseId, ExpenseDetails details) {
        var vendor = details.vendorId();
        var invoice = details.invoiceNumber();
        if (vendor != null && invoice != null) {
            var key = SPACES.matcher(invoice).replaceAll("").toUpperCase(Locale.ROOT);
            expenses.findDuplicate(vendor, key, details.amount(), expenseId)
                    .ifPresent(other -> {
                        throw new RefusedException(Refusal.EXPENSE_DUPLICATE, other);
                    });
        }
    }
}
