package io.smartvillage.identity.keycloak;

import java.util.Optional;
import java.util.UUID;

/// What people sign in with, whichever villages they belong to.
///
/// All throw [KeycloakUnavailableException] when Keycloak does not answer.
public interface Accounts {

    /// @return the name that the account signs in with; empty if there is no such account
    Optional<String> usernameOf(UUID userId);

    /// Ends all sessions of the account, in every village and on every device. A token that is out
    /// lives on for its five minutes.
    void signOut(UUID userId);

    /// Gives the account another first password, to be changed at the next sign-in, and ends its
    /// sessions.
    ///
    /// @throws AccountSharedException if the account belongs to other villages too, or to none but
    ///   is an operator's: then it is not this village's to open; nothing changes
    void renewPassword(String alias, UUID userId, FirstPassword password);
}
