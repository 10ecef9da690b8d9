package io.smartvillage.platform.villagedirectory;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/// What a service counts of the current village for the operator. A service may have several beans
/// of it; their figures have different names.
@FunctionalInterface
public interface UsageCount {

    /// Called in a transaction of the village. Counts and bytes, never anything of a person.
    ///
    /// @param day the last one that is over in the village; figures of a stock are as they are now
    /// @return by name, such as `gateDecisions`
    Map<String, Long> count(LocalDate day, ZoneId timeZone);
}
