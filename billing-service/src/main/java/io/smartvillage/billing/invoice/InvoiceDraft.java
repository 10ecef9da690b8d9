package io.smartvillage.billing.invoice;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// An invoice that staff prepare by hand. It is no paper yet: it has no number, is in no book, can
/// be paid by nobody, and may be changed or thrown away.
@Entity
public class InvoiceDraft {

    @Id private UUID id;
    @TenantId private UUID villageId;
    private UUID propertyId;
    private LocalDate dueDate;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<LineItem> items;

    private UUID createdBy;

    @Version private @Nullable Long version;
    private Instant createdAt;
    private Instant updatedAt;

    protected InvoiceDraft() {}

    InvoiceDraft(UUID villageId, UUID id, InvoiceDraftTerms terms, UUID createdBy, Instant now) {
        this.villageId = villageId;
        this.id = id;
        this.propertyId = terms.propertyId();
        this.dueDate = terms.dueDate();
        this.items = terms.items();
        this.createdBy = createdBy;
        this.createdAt = now;
        this.updatedAt = now;
    }

    void change(InvoiceDraftTerms terms, Instant now) {
        propertyId = terms.propertyId();
        dueDate = terms.dueDate();
        items = terms.items();
        updatedAt = now;
    }

    public UUID villageId() {
        return villageId;
    }

    public UUID id() {
        return id;
    }

    public UUID propertyId() {
        return propertyId;
    }

    public LocalDate dueDate() {
        return dueDate;
    }

    public List<LineItem> items() {
        return items;
    }

    public BigDecimal amount() {
        return items.stream().map(LineItem::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public UUID createdBy() {
        return createdBy;
    }

    /// @throws IllegalStateException before it was stored
    public long currentVersion() {
        if (version == null) {
            throw new IllegalStateException("invoice draft " + id + " is not stored yet");
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
