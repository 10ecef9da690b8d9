package io.smartvillage.identity.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/// `<service>.UsageCounted`: what a service counted of the current village.
public record UsageCounted(LocalDate day, Map<String, Long> figures, Instant countedAt) {}
