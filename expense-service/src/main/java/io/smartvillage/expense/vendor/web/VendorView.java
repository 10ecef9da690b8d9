package io.smartvillage.expense.vendor.web;

import io.smartvillage.expense.vendor.TaxId;
import io.smartvillage.expense.vendor.Vendor;
import io.smartvillage.expense.vendor.VendorDetails.BankAccount;
import io.smartvillage.expense.vendor.VendorStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record VendorView(
        UUID id,
        String name,
        @Nullable String taxId,
        @Nullable String branch,
        @Nullable String address,
        @Nullable BankAccount bank,
        VendorStatus status,
        Instant createdAt,
        Instant updatedAt) {

    static VendorView of(Vendor vendor) {
        var details = vendor.details();
        return new VendorView(
                vendor.id(),
                details.name(),
                Optional.ofNullable(details.taxId()).map(TaxId::digits).orElse(null),
                details.branch(),
                details.address(),
                details.bank(),
                vendor.status(),
                vendor.createdAt(),
                vendor.updatedAt());
    }
}
