package io.smartvillage.platform.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody whose work it is was shown data of others.
///
/// @param people whom the answer showed, without the reader
/// @param unlisted whether it may have shown others, too
/// @param query what was asked for; what may be personal data is masked
@JsonInclude(JsonInclude.Include.NON_NULL)
@PublishedOn(value = PublishedOn.SERVICE + ".audit.v1", key = "entryId")
record PersonalDataRead(
        UUID entryId,
        UUID villageId,
        Actor actor,
        List<UUID> people,
        boolean unlisted,
        @Nullable String query,
        Instant at) {}
