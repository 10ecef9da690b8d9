package io.smartvillage.expense.journal;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// @param from first day of entry
/// @param to last day of entry
public record JournalFilter(
        Optional<UUID> fundId,
        Optional<UUID> sourceId,
        Optional<JournalKind> kind,
        Optional<LocalDate> from,
        Optional<LocalDate> to) {}
