package io.smartvillage.billing.penalty;

import io.smartvillage.billing.feeschedule.LandUse;
import java.util.UUID;

/// An invoice whose due date is past, with what was open of it since.
///
/// @param landUse of the house, as it is now
record LateInvoice(UUID id, UUID propertyId, LandUse landUse, boolean isVoid, FeeTimeline fee) {}
