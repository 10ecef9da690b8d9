package io.smartvillage.visitor.walkin;

import io.smartvillage.platform.privacy.PersonText;
import io.smartvillage.platform.privacy.PersonTextColumn;
import io.smartvillage.visitor.walkin.WalkInEvent.WalkInApproved;
import io.smartvillage.visitor.walkin.WalkInEvent.WalkInRefused;
import io.smartvillage.visitor.walkin.WalkInEvent.WalkInRequested;
import io.smartvillage.visitor.walkin.WalkInEvent.WalkInTimedOut;
import io.smartvillage.visitor.walkin.WalkInEvent.WalkInWithdrawn;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/// Somebody at the gate whom nobody had announced, and the question whether a house lets them in.
/// Answered once, and not after its time.
@Entity
@DynamicUpdate // what is encrypted anew is no change
public class WalkIn {

    @Id private UUID id;
    @TenantId private UUID villageId;

    private UUID propertyId;

    @Enumerated(EnumType.STRING)
    private WalkInKind kind;

    private @Nullable String company;

    @Convert(converter = PersonTextColumn.class)
    private PersonText name;

    @Convert(converter = PersonTextColumn.class)
    private @Nullable PersonText phone;

    @Convert(converter = PersonTextColumn.class)
    private @Nullable PersonText plate;

    private String purpose;
    private int partySize;

    @Enumerated(EnumType.STRING)
    private WalkInStatus status;

    private Instant answerBy;
    private @Nullable Instant answeredAt;
    private @Nullable UUID answeredBy;
    private @Nullable UUID visitorId;
    private UUID createdBy;

    @Version private @Nullable Long version;
    private Instant createdAt;
    private Instant updatedAt;

    protected WalkIn() {}

    WalkIn(
            UUID villageId,
            UUID id,
            WalkInDetails details,
            Instant answerBy,
            UUID createdBy,
            Instant now) {
        this.villageId = villageId;
        this.id = id;
        this.propertyId = details.propertyId();
        this.kind = details.kind();
        this.company = details.company();
        this.name = new PersonText(id, details.name());
        this.phone = PersonText.of(id, details.phone());
        this.plate = PersonText.of(id, details.plate());
        this.purpose = details.purpose();
        this.partySize = details.partySize();
        this.status = WalkInStatus.WAITING;
        this.answerBy = answerBy;
        this.createdBy = createdBy;
        this.createdAt = now;
        this.updatedAt = now;
    }

    WalkInRequested requested() {
        return new WalkInRequested(id, propertyId, answerBy, createdAt);
    }

    /// @throws WalkInStatusException if it is answered, withdrawn or too late; nothing changes
    WalkInApproved approve(UUID visitorId, UUID by, Instant now) {
        answer(WalkInStatus.APPROVED, by, now);
        this.visitorId = visitorId;
        return new WalkInApproved(id, propertyId, visitorId, by, now);
    }

    /// @throws WalkInStatusException if it is answered, withdrawn or too late; nothing changes
    WalkInRefused refuse(UUID by, Instant now) {
        answer(WalkInStatus.REFUSED, by, now);
        return new WalkInRefused(id, propertyId, by, now);
    }

    /// @throws WalkInStatusException if it is answered, withdrawn or too late; nothing changes
    WalkInWithdrawn withdraw(UUID by, Instant now) {
        answer(WalkInStatus.WITHDRAWN, by, now);
        return new WalkInWithdrawn(id, propertyId, by, now);
    }

    /// @throws WalkInStatusException if it is not waiting any more, or has time left
    WalkInTimedOut timeOut(Instant now) {
        if (status != WalkInStatus.WAITING || now.isBefore(answerBy)) {
            throw new WalkInStatusException(id, status);
        }
        status = WalkInStatus.TIMED_OUT;
        answeredAt = answerBy;
        updatedAt = now;
        return new WalkInTimedOut(id, propertyId, answerBy);
    }

    private void answer(WalkInStatus answer, UUID by, Instant now) {
        var before = statusAt(now);
        if (before != WalkInStatus.WAITING) {
            throw new WalkInStatusException(id, before);
        }
        status = answer;
        answeredAt = now;
        answeredBy = by;
        updatedAt = now;
    }

    /// Timed out from the moment its time is over, whenever that is written down.
    public WalkInStatus statusAt(Instant now) {
        return status == WalkInStatus.WAITING && !now.isBefore(answerBy)
                ? WalkInStatus.TIMED_OUT
                : status;
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

    public WalkInDetails details() {
        return new WalkInDetails(
                propertyId,
                kind,
                company,
                name.text(),
                PersonText.read(phone),
                PersonText.read(plate),
                purpose,
                partySize);
    }

    public Instant answerBy() {
        return answerBy;
    }

    public @Nullable Instant answeredAt() {
        return answeredAt;
    }

    public @Nullable UUID answeredBy() {
        return answeredBy;
    }

    /// Who is expected since it was approved; null also once that record was purged.
    public @Nullable UUID visitorId() {
        return visitorId;
    }

    public UUID createdBy() {
        return createdBy;
    }

    /// @throws IllegalStateException before it was stored
    public long currentVersion() {
        if (version == null) {
            throw new IllegalStateException("walk-in " + id + " is not stored yet");
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
