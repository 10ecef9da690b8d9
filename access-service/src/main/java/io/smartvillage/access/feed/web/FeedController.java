package io.smartvillage.access.feed.web;

import io.smartvillage.access.accesslog.AccessStatus;
import io.smartvillage.access.feed.FollowAccessLog;
import io.smartvillage.platform.audit.ShowsPeople;
import io.smartvillage.platform.web.problem.BrokenOffException;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/access-logs/stream")
class FeedController {

    private static final Logger LOG = LoggerFactory.getLogger(FeedController.class);

    private final FollowAccessLog followAccessLog;
    private final JsonMapper mapper;

    FeedController(FollowAccessLog followAccessLog, JsonMapper mapper) {
        this.followAccessLog = followAccessLog;
        this.mapper = mapper;
    }

    @Operation(
            summary = "Decisions as they come, as server-sent events",
            description =
                    "Event `decision` holds what the list shows; `gap` names a time of which the list"
                            + " has to be read. The stream ends with the token: come back with a new"
                            + " one and the last event's id, as header or parameter, within an"
                            + " hour, and nothing is missed or told twice.")
    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @PreAuthorize("hasAuthority('access-log:read')")
    @ShowsPeople
    void stream(
            @RequestParam Optional<UUID> gateId,
            @RequestParam Optional<AccessStatus> status,
            @RequestParam Optional<String> lastEventId,
            @RequestHeader("Last-Event-ID") Optional<String> lastEventIdHeader,
            Principal principal,
            HttpServletResponse response) {
        var after = lastEventIdHeader.or(() -> lastEventId).filter(id -> !id.isBlank());
        try {
            followAccessLog.follow(
                    gateId, status, after, expiry(principal), new EventStream(response, mapper));
        } catch (IOException e) {
            LOG.debug("nobody listens any more", e);
        } catch (RuntimeException e) {
            if (response.isCommitted()) {
                throw new BrokenOffException(e);
            }
            throw e;
        }
    }

    private static Instant expiry(Principal principal) {
        var expiry =
                principal instanceof JwtAuthenticationToken token
                        ? token.getToken().getExpiresAt()
                        : null;
        return Objects.requireNonNull(expiry, "a token without an end");
    }
}
