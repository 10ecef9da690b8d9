package io.smartvillage.billing.correction;

import io.smartvillage.billing.invoice.Invoice;
import io.smartvillage.billing.invoice.LineItem;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/// How an issued invoice was changed, by whom and why.
@Entity
@Immutable
public class InvoiceCorrection implements Persistable<UUID> {

    @Id private UUID id;
    @TenantId private UUID villageId;
    private UUID invoiceId;
    private UUID propertyId;

    @Enumerated(EnumType.STRING)
    private CorrectionKind kind;

    private @Nullable String number;
    private BigDecimal amount;
    private BigDecimal released;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<LineItem> items;

    private String reason;
    private LocalDate issuedOn;
    private @Nullable UUID letterheadId;
    private UUID madeBy;
    private Instant createdAt;

    @Transient private boolean stored;

    protected InvoiceCorrection() {}

    /// @param number of a credit or debit note
    /// @param amount by how much the invoice became less or more, or is not waited for
    /// @param released what of it was paid before
    InvoiceCorrection(
            UUID id,
            Invoice invoice,
            CorrectionKind kind,
            @Nullable String number,
            BigDecimal amount,
            BigDecimal released,
            List<LineItem> items,
            String reason,
            LocalDate issuedOn,
            @Nullable UUID letterheadId,
            UUID madeBy,
            Instant now) {
        this.villageId = invoice.villageId();
        this.id = id;
        this.invoiceId = invoice.id();
        this.propertyId = invoice.propertyId();
        this.kind = kind;
        this.number = number;
        this.amount = amount;
        this.released = released;
        this.items = List.copyOf(items);
        this.reason = reason;
        this.issuedOn = issuedOn;
        this.letterheadId = letterheadId;
        this.madeBy = madeBy;
        this.createdAt = now;
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return !stored;
    }

    @PostLoad
    @PostPersist
    void isStored() {
        stored = true;
    }

    public UUID id() {
        return id;
    }

    public UUID villageId() {
        return villageId;
    }

    public UUID invoiceId() {
        return invoiceId;
    }

    public UUID propertyId() {
        return propertyId;
    }

    public CorrectionKind kind() {
        return kind;
    }

    /// Null for a void and a write-off.
    public @Nullable String number() {
        return number;
    }

    public BigDecimal amount() {
        return amount;
    }

    public BigDecimal released() {
        return released;
    }

    public List<LineItem> items() {
        return items;
    }

    public String reason() {
        return reason;
    }

    public LocalDate issuedOn() {
        return issuedOn;
    }

    public @Nullable UUID letterheadId() {
        return letterheadId;
    }

    public UUID madeBy() {
        return madeBy;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
