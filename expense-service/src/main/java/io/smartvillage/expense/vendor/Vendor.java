package io.smartvillage.expense.vendor;

import io.smartvillage.expense.vendor.VendorDetails.BankAccount;
import io.smartvillage.platform.privacy.EncryptedText;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/// Who is paid: a company or a person.
@Entity
public class Vendor {

    @Id private UUID id;
    @TenantId private UUID villageId;

    @Convert(converter = EncryptedText.class)
    private String name;

    @Convert(converter = EncryptedText.class)
    private @Nullable String taxId;

    /// For queries.
    @SuppressWarnings("UnusedVariable")
    private byte @Nullable [] taxIdHash;

    private @Nullable String branch;

    @Convert(converter = EncryptedText.class)
    private @Nullable String address;

    private @Nullable String bankCode;

    @Convert(converter = EncryptedText.class)
    private @Nullable String accountNumber;

    @Convert(converter = EncryptedText.class)
    private @Nullable String accountName;

    @Enumerated(EnumType.STRING)
    private VendorStatus status;

    @Version private @Nullable Long version;

    @Column(updatable = false)
    private UUID createdBy;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    protected Vendor() {}

    Vendor(
            UUID villageId,
            UUID id,
            VendorDetails details,
            byte @Nullable [] taxIdHash,
            UUID createdBy,
            Instant now) {
        this.villageId = villageId;
        this.id = id;
        this.status = VendorStatus.ACTIVE;
        this.createdBy = createdBy;
        this.createdAt = now;
        change(details, taxIdHash, now);
    }

    /// @param taxIdHash of tax id and branch, if it has them
    final void change(VendorDetails details, byte @Nullable [] taxIdHash, Instant now) {
        var tax = details.taxId();
        var bank = details.bank();
        this.name = details.name();
        this.taxId = tax == null ? null : tax.digits();
        this.taxIdHash = taxIdHash;
        this.branch = details.branch();
        this.address = details.address();
        this.bankCode = bank == null ? null : bank.bankCode();
        this.accountNumber = bank == null ? null : bank.accountNumber();
        this.accountName = bank == null ? null : bank.accountName();
        this.updatedAt = now;
    }

    void become(VendorStatus wanted, Instant now) {
        if (status != wanted) {
            status = wanted;
            updatedAt = now;
        }
    }

    public UUID id() {
        return id;
    }

    public UUID villageId() {
        return villageId;
    }

    public VendorDetails details() {
        return new VendorDetails(
                name,
                taxId == null ? null : new TaxId(taxId),
                branch,
                address,
                bankCode == null || accountNumber == null || accountName == null
                        ? null
                        : new BankAccount(bankCode, accountNumber, accountName));
    }

    public VendorStatus status() {
        return status;
    }

    public UUID createdBy() {
        return createdBy;
    }

    /// @throws IllegalStateException before it was stored
    public long currentVersion() {
        if (version == null) {
            throw new IllegalStateException("vendor " + id + " is not stored yet");
        }
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
