package io.smartvillage.identity.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who did it: somebody with a token or a signature, or a service by itself.
///
/// @param ip as the gateway saw it
/// @param request method and route
/// @param reason why an operator reached in
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Actor(
        @Nullable UUID userId,
        @Nullable String clientId,
        @Nullable List<String> roles,
        @Nullable Boolean operator,
        @Nullable String ip,
        @Nullable String request,
        @Nullable String traceId,
        @Nullable String reason,
        @Nullable String service) {

    static Actor operator(UUID operatorId) {
        return new Actor(operatorId, null, List.of("operator"), true, null, null, null, null, null);
    }

    /// Everybody learns in which role it was done, and who it was if it was themselves.
    Actor shownTo(UUID person) {
        return new Actor(
                person.equals(userId) ? userId : null,
                null,
                roles,
                operator,
                null,
                request,
                null,
                null,
                service);
    }
}
