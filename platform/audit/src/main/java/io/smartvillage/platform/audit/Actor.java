package io.smartvillage.platform.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who did something, and from where.
///
/// @param request method and route, without the ids in its path
/// @param reason why an operator reached in
@JsonInclude(JsonInclude.Include.NON_NULL)
record Actor(
        UUID userId,
        String clientId,
        SortedSet<String> roles,
        boolean operator,
        @Nullable String ip,
        @Nullable String request,
        @Nullable String traceId,
        @Nullable String reason) {}
