package io.smartvillage.identity.invitation;

import org.jspecify.annotations.Nullable;

/// What staff know of the person whom they invite.
public record Invitee(
        @Nullable String displayName, @Nullable String email, @Nullable String phone) {

    @Override
    public String toString() {
        return "Invitee";
    }
}
