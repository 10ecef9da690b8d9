package io.smartvillage.visitor.recurring;

import io.smartvillage.platform.privacy.PersonText;
import io.smartvillage.platform.privacy.PersonTextColumn;
import io.smartvillage.visitor.recurring.RecurringPassEvent.RecurringPassCancelled;
import io.smartvillage.visitor.recurring.RecurringPassEvent.RecurringPassChanged;
import io.smartvillage.visitor.recurring.RecurringPassEvent.RecurringPassExpired;
import io.smartvillage.visitor.recurring.RecurringPassEvent.RecurringPassIssued;
import io.smartvillage.visitor.visitor.PassState;
import io.smartvillage.visitor.visitor.PassState.Window;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/// Somebody who comes to a house again and again, with one code for all the times.
@Entity
@DynamicUpdate // what is encrypted anew is no change
public class RecurringPass {

    @Id private UUID id;
    @TenantId private UUID villageId;

    private UUID propertyId;

    @Convert(converter = PersonTextColumn.class)
    private PersonText name;

    @Convert(converter = PersonTextColumn.class)
    private @Nullable PersonText phone;

    @Convert(converter = PersonTextColumn.class)
    private @Nullable PersonText plate;

    private String purpose;
    private int partySize;
    private String rule;
    private LocalDate firstDay;
    private @Nullable LocalDate lastDay;
    private LocalDate[] exceptDays;
    private int startsMinute;
    private int endsMinute;
    private Instant validFrom;
    private Instant validUntil;

    /// The latest end that it ever had. A QR code that was signed then says so still.
    private Instant latestUntil;

    private byte[] entryCodeHash;

    @Enumerated(EnumType.STRING)
    private RecurringPassStatus status;

    private UUID createdBy;

    @Version private @Nullable Long version;
    private Instant createdAt;
    private Instant updatedAt;

    protected RecurringPass() {}

    /// @param windows of the recurrence, at least one
    RecurringPass(
            UUID villageId,
            UUID id,
            RecurringPassDetails details,
            Recurrence recurrence,
            List<Window> windows,
            byte[] entryCodeHash,
            UUID createdBy,
            Instant now) {
        this.villageId = villageId;
        this.id = id;
        this.propertyId = details.propertyId();
        this.name = new PersonText(id, details.name());
        this.phone = PersonText.of(id, details.phone());
        this.plate = PersonText.of(id, details.plate());
        this.purpose = details.purpose();
        this.partySize = details.partySize();
        this.rule = recurrence.rule();
        this.firstDay = recurrence.firstDay();
        this.lastDay = recurrence.lastDay();
        this.exceptDays = recurrence.exceptDays().toArray(LocalDate[]::new);
        this.startsMinute = recurrence.starts().get(ChronoField.MINUTE_OF_DAY);
        this.endsMinute = recurrence.ends().get(ChronoField.MINUTE_OF_DAY);
        this.validFrom = windows.getFirst().from();
        this.validUntil = windows.getLast().until();
        this.latestUntil = validUntil;
        this.entryCodeHash = entryCodeHash.clone();
        this.status = RecurringPassStatus.ACTIVE;
        this.createdBy = createdBy;
        this.createdAt = now;
        this.updatedAt = now;
    }

    RecurringPassIssued issued() {
        return new RecurringPassIssued(id, propertyId, validFrom, validUntil, createdAt);
    }

    /// @param recurrence with another end or other exceptions
    /// @param windows of the recurrence, at least one
    /// @throws RecurringPassStatusException if the pass is not active; nothing changes
    RecurringPassChanged change(Recurrence recurrence, List<Window> windows, Instant now) {
        requireActive();
        lastDay = recurrence.lastDay();
        exceptDays = recurrence.exceptDays().toArray(LocalDate[]::new);
        validFrom = windows.getFirst().from();
        validUntil = windows.getLast().until();
        latestUntil = validUntil.isAfter(latestUntil) ? validUntil : latestUntil;
        touch(now);
        return new RecurringPassChanged(id, propertyId, validFrom, validUntil, now);
    }

    /// @throws RecurringPassStatusException if the pass is not active; nothing changes
    RecurringPassCancelled cancel(Instant now) {
        requireActive();
        status = RecurringPassStatus.CANCELLED;
        touch(now);
        return new RecurringPassCancelled(id, propertyId, now);
    }

    /// @throws RecurringPassStatusException if the pass is not active, or has time left
    RecurringPassExpired expire(Instant now) {
        if (!now.isAfter(validUntil)) {
            throw new RecurringPassStatusException(id, status);
        }
        requireActive();
        status = RecurringPassStatus.EXPIRED;
        touch(now);
        return new RecurringPassExpired(id, propertyId, now);
    }

    /// Later than ever before, whatever the clock says: gates take the latest state.
    private void touch(Instant now) {
        var micros = now.truncatedTo(ChronoUnit.MICROS);
        updatedAt = micros.isAfter(updatedAt) ? micros : updatedAt.plus(1, ChronoUnit.MICROS);
    }

    private void requireActive() {
        if (status != RecurringPassStatus.ACTIVE) {
            throw new RecurringPassStatusException(id, status);
        }
    }

    /// What gates must know.
    PassState passState(List<Window> windows) {
        return new PassState(
                id,
                propertyId,
                Base64.getUrlEncoder().withoutPadding().encodeToString(entryCodeHash),
                validFrom,
                validUntil,
                switch (status) {
                    case ACTIVE -> PassState.Status.VALID;
                    case CANCELLED -> PassState.Status.CANCELLED;
                    case EXPIRED -> PassState.Status.EXPIRED;
                },
                false,
                updatedAt,
                PassState.Kind.RECURRING,
                partySize,
                windows);
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

    public RecurringPassDetails details() {
        return new RecurringPassDetails(
                propertyId,
                name.text(),
                PersonText.read(phone),
                PersonText.read(plate),
                purpose,
                partySize);
    }

    public Recurrence recurrence() {
        return new Recurrence(
                rule,
                firstDay,
                lastDay,
                List.of(exceptDays),
                LocalTime.MIN.plusMinutes(startsMinute),
                LocalTime.MIN.plusMinutes(endsMinute));
    }

    /// When its first window begins.
    public Instant validFrom() {
        return validFrom;
    }

    /// When its last window ends.
    public Instant validUntil() {
        return validUntil;
    }

    public RecurringPassStatus status() {
        return status;
    }

    public UUID createdBy() {
        return createdBy;
    }

    /// @throws IllegalStateException before it was stored
    public long currentVersion() {
        if (version == null) {
            throw new IllegalStateException("recurring pass " + id + " is not stored yet");
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
