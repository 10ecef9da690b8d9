package io.smartvillage.visitor.revocation.web;

import io.smartvillage.platform.web.precondition.IfMatch;
import io.smartvillage.visitor.revocation.ListRevokedPasses;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/revoked-passes")
class RevokedPassController {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final ListRevokedPasses listRevokedPasses;

    RevokedPassController(ListRevokedPasses listRevokedPasses) {
        this.listRevokedPasses = listRevokedPasses;
    }

    @Operation(
            summary = "Passes that are good no more before their end, for gates that check offline",
            description =
                    "All of them, in one answer. Ask again with `If-None-Match`: 304 if it is the"
                            + " same list.")
    @GetMapping
    @PreAuthorize("hasAuthority('pass:verify')")
    ResponseEntity<RevokedPassesView> list() {
        var list = listRevokedPasses.list();
        return ResponseEntity.ok()
                .eTag(IfMatch.eTag(list.number()))
                .cacheControl(CacheControl.maxAge(FRESH).cachePrivate())
                .varyBy(HttpHeaders.AUTHORIZATION)
                .body(RevokedPassesView.of(list));
    }
}
