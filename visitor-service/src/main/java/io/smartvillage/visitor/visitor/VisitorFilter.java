package io.smartvillage.visitor.visitor;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// What of the visitors is wanted; empty: any.
///
/// @param validOn a day of the village's own calendar on which the code is good at some time
/// @param overstaying whether they are inside for too long
public record VisitorFilter(
        Optional<VisitorStatus> status,
        Optional<UUID> propertyId,
        Optional<LocalDate> validOn,
        Optional<Boolean> overstaying) {}
