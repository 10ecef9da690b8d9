package io.smartvillage.access.feed;

import io.smartvillage.access.accesslog.AccessLogEntry;
import java.time.Instant;
import java.util.List;

/// One look into a village's log.
///
/// @param number one more than that of the look before
/// @param since all that came after it is in `rows`
/// @param at when it was, just before
record Poll(long number, Instant since, Instant at, List<AccessLogEntry> rows) {}
