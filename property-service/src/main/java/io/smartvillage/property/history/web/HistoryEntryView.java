package io.smartvillage.property.history.web;

import io.smartvillage.property.history.HistoryEntry;
import io.smartvillage.property.history.HistoryKind;
import io.smartvillage.property.property.Share;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record HistoryEntryView(
        LocalDate on,
        HistoryKind kind,
        @Schema(description = "of the stay, the ownership, or the change of owners") UUID id,
        @Nullable UUID userId,
        @Schema(description = "as what they live there, of a move") @Nullable String occupancyKind,
        @Schema(description = "whether the household is theirs, of a move")
                @Nullable Boolean primary,
        @Schema(description = "of an owner, as 1/3") @Nullable String share) {

    static HistoryEntryView of(HistoryEntry entry) {
        return new HistoryEntryView(
                entry.on(),
                entry.kind(),
                entry.id(),
                entry.userId(),
                entry.occupancyKind(),
                entry.primary(),
                Optional.ofNullable(entry.share()).map(Share::toString).orElse(null));
    }
}
