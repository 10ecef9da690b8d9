package io.smartvillage.visitor.passkey.web;

import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.visitor.passkey.FindPassKeys;
import io.smartvillage.visitor.passkey.RevokePassKey;
import io.smartvillage.visitor.passkey.RotatePassKey;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/pass-keys")
class PassKeyController {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final FindPassKeys findPassKeys;
    private final RotatePassKey rotatePassKey;
    private final RevokePassKey revokePassKey;

    PassKeyController(
            FindPassKeys findPassKeys, RotatePassKey rotatePassKey, RevokePassKey revokePassKey) {
        this.findPassKeys = findPassKeys;
        this.rotatePassKey = rotatePassKey;
        this.revokePassKey = revokePassKey;
    }

    @Operation(summary = "Keys that sign the village's passes, latest first; no secret is shown")
    @GetMapping
    @PreAuthorize("hasAuthority('pass-key:read')")
    Page<PassKeyView> list(PageRequest page) {
        return Page.of(findPassKeys.page(page), page, key -> Cursor.at(key.id()), PassKeyView::of);
    }

    @Operation(
            summary = "Public keys whose passes are good, for gates that check by themselves",
            description =
                    "A JWK set (RFC 7517, RFC 8037). A pass whose `kid` is not in the latest set is"
                            + " not good.")
    @GetMapping(
            path = "/jwks",
            produces = {MediaType.APPLICATION_JSON_VALUE, JwkSet.MEDIA_TYPE})
    @PreAuthorize("hasAuthority('pass:verify')")
    ResponseEntity<JwkSet> jwks() {
        var keys = JwkSet.of(findPassKeys.believed());
        return ResponseEntity.ok()
                .eTag(keys.eTag())
                .cacheControl(CacheControl.maxAge(FRESH).cachePrivate())
                .varyBy(HttpHeaders.AUTHORIZATION)
                .body(keys);
    }

    @Operation(summary = "Has a new key sign from now on; passes that the old one signed stay good")
    @PostMapping("/rotation")
    @PreAuthorize("hasAuthority('pass-key:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    PassKeyView rotate() {
        return PassKeyView.of(rotatePassKey.rotate());
    }

    @Operation(
            summary =
                    "Revokes a key: nothing that it signed is good any more. If it was active, a new"
                            + " one is made")
    @PostMapping("/{passKeyId}/revocation")
    @PreAuthorize("hasAuthority('pass-key:write')")
    PassKeyView revoke(@PathVariable UUID passKeyId) {
        return PassKeyView.of(revokePassKey.revoke(passKeyId));
    }
}
