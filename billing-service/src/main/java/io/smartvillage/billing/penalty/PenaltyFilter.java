package io.smartvillage.billing.penalty;

import java.util.Optional;
import java.util.UUID;

/// @param invoiceId the late invoice
public record PenaltyFilter(
        Optional<UUID> propertyId, Optional<UUID> invoiceId, Optional<PenaltyStatus> status) {}
