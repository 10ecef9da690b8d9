package io.smartvillage.identity.personaldata;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// @param erasedAfterYears how long a village keeps who left it
/// @param version 0 as long as the village has decided nothing
public record PersonalDataSettings(
        int erasedAfterYears, long version, @Nullable Instant updatedAt) {

    static final PersonalDataSettings DEFAULT = new PersonalDataSettings(5, 0, null);
}
