package io.smartvillage.identity.invitation.web;

import io.smartvillage.identity.invitation.FindInvitations;
import io.smartvillage.identity.invitation.InvitationStatus;
import io.smartvillage.identity.invitation.InvitePerson;
import io.smartvillage.identity.invitation.RevokeInvitation;
import io.smartvillage.identity.user.IdentityProperties;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/invitations")
class InvitationController {

    private final InvitePerson invitePerson;
    private final RevokeInvitation revokeInvitation;
    private final FindInvitations findInvitations;
    private final IdentityProperties properties;

    InvitationController(
            InvitePerson invitePerson,
            RevokeInvitation revokeInvitation,
            FindInvitations findInvitations,
            IdentityProperties properties) {
        this.invitePerson = invitePerson;
        this.revokeInvitation = revokeInvitation;
        this.findInvitations = findInvitations;
        this.properties = properties;
    }

    @Operation(
            summary = "Invites a person: the answer has the code and the link, once",
            description =
                    "Whoever has the code first binds their account to it and belongs to the"
                            + " village. No server sees the code in the link: it is behind the #.")
    @PostMapping
    @PreAuthorize("hasAuthority('invitation:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<InvitationView> invite(@RequestBody @Valid InvitationRequest request) {
        var issued =
                invitePerson.invite(
                        request.role(),
                        request.invitee(),
                        request.houses(),
                        Optional.ofNullable(request.validDays()));
        var invitation = issued.invitation();
        return ResponseEntity.created(URI.create("/api/v1/invitations/" + invitation.id()))
                .body(
                        InvitationView.of(
                                invitation,
                                issued.code(),
                                properties.invitationPage() + "#" + issued.code()));
    }

    @Operation(summary = "Invitations, latest first, without their codes")
    @GetMapping
    @PreAuthorize("hasAuthority('invitation:read')")
    Page<InvitationView> list(PageRequest page, @RequestParam Optional<InvitationStatus> status) {
        return Page.of(
                findInvitations.page(page, status),
                page,
                invitation -> Cursor.at(invitation.id()),
                InvitationView::of);
    }

    @Operation(summary = "One invitation")
    @GetMapping("/{invitationId}")
    @PreAuthorize("hasAuthority('invitation:read')")
    InvitationView get(@PathVariable UUID invitationId) {
        return InvitationView.of(findInvitations.get(invitationId));
    }

    @Operation(summary = "Makes the code of an open invitation good for nothing")
    @PostMapping("/{invitationId}/revocation")
    @PreAuthorize("hasAuthority('invitation:write')")
    InvitationView revoke(@PathVariable UUID invitationId) {
        return InvitationView.of(revokeInvitation.revoke(invitationId));
    }
}
