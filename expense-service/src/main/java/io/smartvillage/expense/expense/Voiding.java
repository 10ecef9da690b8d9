package io.smartvillage.expense.expense;

import java.time.Instant;
import java.util.UUID;

/// Why an expense no longer counts.
public record Voiding(String reason, UUID voidedBy, Instant voidedAt) {}
