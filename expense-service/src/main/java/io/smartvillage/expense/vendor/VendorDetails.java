package io.smartvillage.expense.vendor;

import org.jspecify.annotations.Nullable;

/// @param branch 5 digits, `00000` for the head office; there if and only if the tax id is
/// @param bank where to pay to
public record VendorDetails(
        String name,
        @Nullable TaxId taxId,
        @Nullable String branch,
        @Nullable String address,
        @Nullable BankAccount bank) {

    /// @param bankCode 3 digits
    public record BankAccount(String bankCode, String accountNumber, String accountName) {}
}
