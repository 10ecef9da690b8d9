package io.smartvillage.platform.villagedirectory;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.UUID;

/// What a service counted of a village. Of two about one day, the later holds.
@PublishedOn(value = PublishedOn.SERVICE + ".usage.v1", key = "villageId")
record UsageCounted(
        UUID villageId, LocalDate day, SortedMap<String, Long> figures, Instant countedAt) {}
