package io.smartvillage.billing.bankaccount;

import io.smartvillage.platform.privacy.EncryptedText;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/// An account of the village at a bank. Bank and number never change: another number is another
/// account.
@Entity
@DynamicUpdate // the application may update no other columns than those that change
public class BankAccount {

    @Id private UUID id;
    @TenantId private UUID villageId;
    private String bankCode;

    @Convert(converter = EncryptedText.class)
    @Column(updatable = false)
    private String accountNumber;

    @Column(updatable = false)
    private byte[] accountNumberHash;

    private String name;
    private String layout;
    private BigDecimal toleranceAmount;
    private int toleranceMinutes;
    private int toleranceDays;
    private int threshold;
    private UUID createdBy;

    @Version private @Nullable Long version;
    private Instant createdAt;
    private Instant updatedAt;

    protected BankAccount() {}

    BankAccount(
            UUID villageId,
            UUID id,
            String bankCode,
            AccountNumber number,
            byte[] numberHash,
            BankAccountTerms terms,
            UUID createdBy,
            Instant now) {
        this.villageId = villageId;
        this.id = id;
        this.bankCode = bankCode;
        this.accountNumber = number.digits();
        this.accountNumberHash = numberHash.clone();
        this.createdBy = createdBy;
        this.createdAt = now;
        change(terms, now);
    }

    /// What was matched before stays as it is.
    final void change(BankAccountTerms terms, Instant now) {
        name = terms.name();
        layout = terms.layout();
        toleranceAmount = terms.matching().amount();
        toleranceMinutes = terms.matching().minutes();
        toleranceDays = terms.matching().days();
        threshold = terms.matching().threshold();
        updatedAt = now;
    }

    public UUID villageId() {
        return villageId;
    }

    public UUID id() {
        return id;
    }

    /// 3 digits.
    public String bankCode() {
        return bankCode;
    }

    public AccountNumber number() {
        return new AccountNumber(accountNumber);
    }

    public BankAccountTerms terms() {
        return new BankAccountTerms(
                name,
                layout,
                new MatchingTerms(toleranceAmount, toleranceMinutes, toleranceDays, threshold));
    }

    public UUID createdBy() {
        return createdBy;
    }

    /// @throws IllegalStateException before it was stored
    public long currentVersion() {
        if (version == null) {
            throw new IllegalStateException("bank account " + id + " is not stored yet");
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
