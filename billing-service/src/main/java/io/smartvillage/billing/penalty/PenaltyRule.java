package io.smartvillage.billing.penalty;

import io.smartvillage.billing.feeschedule.LandUse;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/// What late payers owe, in force for a stretch of time. What it charges never changes, so that
/// every penalty can be explained: another percentage is another rule, after this one has ended.
@Entity
@DynamicUpdate // the application may update no other columns than those that change
public class PenaltyRule {

    @Id private UUID id;
    @TenantId private UUID villageId;
    private String name;

    @Enumerated(EnumType.STRING)
    private PenaltyKind kind;

    private BigDecimal percent;

    @Enumerated(EnumType.STRING)
    private @Nullable LandUse landUse;

    private int graceDays;
    private @Nullable BigDecimal capPercent;
    private LocalDate validFrom;
    private @Nullable LocalDate validUntil;
    private UUID createdBy;

    @Version private @Nullable Long version;
    private Instant createdAt;
    private Instant updatedAt;

    protected PenaltyRule() {}

    /// @throws PenaltyRuleEndsTooEarlyException if it would never be in force
    PenaltyRule(UUID villageId, UUID id, PenaltyTerms terms, UUID createdBy, Instant now) {
        requireAfter(terms.validFrom(), terms.validUntil());
        this.villageId = villageId;
        this.id = id;
        this.name = terms.name();
        this.kind = terms.kind();
        this.percent = terms.percent();
        this.landUse = terms.landUse();
        this.graceDays = terms.graceDays();
        this.capPercent = terms.capPercent();
        this.validFrom = terms.validFrom();
        this.validUntil = terms.validUntil();
        this.createdBy = createdBy;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /// Penalties that are billed stay as they are; those that are not follow the new end.
    ///
    /// @throws PenaltyRuleEndsTooEarlyException if it would never be in force; nothing changes
    void change(String newName, @Nullable LocalDate newEnd, Instant now) {
        requireAfter(validFrom, newEnd);
        name = newName;
        validUntil = newEnd;
        updatedAt = now;
    }

    private static void requireAfter(LocalDate from, @Nullable LocalDate until) {
        if (until != null && !until.isAfter(from)) {
            throw new PenaltyRuleEndsTooEarlyException(from, until);
        }
    }

    public UUID villageId() {
        return villageId;
    }

    public UUID id() {
        return id;
    }

    public PenaltyTerms terms() {
        return new PenaltyTerms(
                name, kind, percent, landUse, graceDays, capPercent, validFrom, validUntil);
    }

    public UUID createdBy() {
        return createdBy;
    }

    /// @throws IllegalStateException before it was stored
    public long currentVersion() {
        if (version == null) {
            throw new IllegalStateException("penalty rule " + id + " is not stored yet");
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
