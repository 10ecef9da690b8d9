package io.smartvillage.identity.invitation.web;

import io.smartvillage.identity.invitation.AcceptInvitation;
import io.smartvillage.identity.invitation.AcceptInvitation.Acceptance;
import io.smartvillage.platform.security.AnyAccount;
import io.smartvillage.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/invitation-acceptances")
class InvitationAcceptanceController {

    /// @param code as it was handed over; case, spaces and hyphens do not count
    record AcceptanceRequest(
            @Schema(example = "K7QXVB-3MDPWA-RT9ZEH") @NotNull @Size(min = 1, max = 60)
                    String code) {

        @Override
        public String toString() {
            return "AcceptanceRequest";
        }
    }

    private final AcceptInvitation acceptInvitation;

    InvitationAcceptanceController(AcceptInvitation acceptInvitation) {
        this.acceptInvitation = acceptInvitation;
    }

    @Operation(
            summary = "Binds the caller's account to an invitation, and so to its village",
            description =
                    "For a token that names no village (scope `openid`). Afterwards ask for one"
                            + " with the village's alias. Repeating it is harmless.")
    @ApiResponse(responseCode = "404", description = "There is no such invitation")
    @ApiResponse(responseCode = "409", description = "The account belongs to the village already")
    @ApiResponse(responseCode = "410", description = "Accepted, revoked or expired")
    @ApiResponse(responseCode = "429", description = "Too many wrong codes")
    @PostMapping
    @AnyAccount
    @ResponseStatus(HttpStatus.CREATED)
    Acceptance accept(@RequestBody @Valid AcceptanceRequest request) {
        return acceptInvitation.accept(request.code(), Caller.current().userId());
    }
}
