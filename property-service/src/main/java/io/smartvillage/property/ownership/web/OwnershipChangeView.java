package io.smartvillage.property.ownership.web;

import io.smartvillage.property.ownership.ChangeKind;
import io.smartvillage.property.ownership.ChangedOwners;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

record OwnershipChangeView(
        UUID id,
        UUID propertyId,
        ChangeKind kind,
        LocalDate from,
        List<OwnershipView> owners,
        UUID recordedBy,
        Instant recordedAt) {

    static OwnershipChangeView of(ChangedOwners changed) {
        var change = changed.change();
        return new OwnershipChangeView(
                change.getId(),
                change.propertyId(),
                change.kind(),
                change.from(),
                changed.owners().stream().map(OwnershipView::of).toList(),
                change.recordedBy(),
                change.recordedAt());
    }
}
