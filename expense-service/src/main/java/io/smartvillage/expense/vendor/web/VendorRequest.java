package io.smartvillage.expense.vendor.web;

import io.smartvillage.expense.vendor.TaxId;
import io.smartvillage.expense.vendor.VendorDetails;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

record VendorRequest(
        @Schema(example = "บริษัท รักษาความปลอดภัย จำกัด")
                @NotBlank
                @Size(max = 200)
                @Pattern(regexp = "\\P{Cntrl}*", message = "{field.control-characters}")
                String name,
        @Schema(example = "0105561234560", description = "13 digits, the last a check digit")
                @Pattern(regexp = "\\d{13}", message = "{field.tax-id}")
                @Nullable String taxId,
        @Schema(example = "00000", description = "00000 is the head office")
                @Pattern(regexp = "\\d{5}", message = "{field.branch}")
                @Nullable String branch,
        @Schema(example = "99/9 ถนนพหลโยธิน กรุงเทพฯ 10900")
                @Size(max = 500)
                @Pattern(regexp = "[\\P{Cntrl}\\r\\n\\t]*", message = "{field.control-characters}")
                @Nullable String address,
        @Valid @Nullable BankRequest bank) {

    record BankRequest(
            @Schema(example = "004")
                    @NotBlank
                    @Pattern(regexp = "\\d{3}", message = "{field.bank-code}")
                    String bankCode,
            @Schema(example = "1234567890")
                    @NotBlank
                    @Pattern(regexp = "\\d{10,15}", message = "{field.account-number}")
                    String accountNumber,
            @Schema(example = "บจก. รักษาความปลอดภัย")
                    @NotBlank
                    @Size(max = 200)
                    @Pattern(regexp = "\\P{Cntrl}*", message = "{field.control-characters}")
                    String accountName) {}

    /// @throws BadParameterException if the tax id is wrong, or a branch is without one
    VendorDetails toDetails() {
        if (taxId != null && !TaxId.isValid(taxId)) {
            throw new BadParameterException("taxId", "field.tax-id");
        }
        if (taxId == null && branch != null) {
            throw new BadParameterException("branch", "field.branch-without-tax-id");
        }
        return new VendorDetails(
                name.strip(),
                taxId == null ? null : new TaxId(taxId),
                taxId == null ? null : Objects.requireNonNullElse(branch, "00000"),
                address == null || address.isBlank() ? null : address.strip(),
                bank == null
                        ? null
                        : new VendorDetails.BankAccount(
                                bank.bankCode(), bank.accountNumber(), bank.accountName().strip()));
    }
}
