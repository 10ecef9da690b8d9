package io.smartvillage.identity.usage;

import java.time.LocalDate;

/// One figure of one day.
public record DayUsage(LocalDate day, String service, String figure, long value) {}
