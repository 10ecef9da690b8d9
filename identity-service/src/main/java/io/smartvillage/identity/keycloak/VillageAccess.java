package io.smartvillage.identity.keycloak;

import java.util.Optional;
import java.util.UUID;

/// Who may sign in to which village, and as what. Every method may be repeated, also after a crash
/// in its middle, and then completes what is missing.
///
/// All throw [KeycloakUnavailableException] when Keycloak does not answer.
public interface VillageAccess {

    /// Makes the village's organization.
    ///
    /// @throws AliasTakenException if the alias is another village's; nothing changes
    void ensureOrganization(String alias, UUID villageId);

    /// Makes the organization's group of every role.
    void ensureGroups(String alias);

    /// Makes the account, or finds it, and lets it into the village with one role. A new account
    /// cannot be used before [#open]. Two calls of one village for one username must not overlap.
    ///
    /// An account that exists is let in only if it is in the village already, or if its verified
    /// e-mail address is the one given: so nobody can pull a stranger's account into a village, and
    /// no village gets a say over an account that it shares with others.
    ///
    /// @throws AccountTakenException if the account is somebody else's; nothing changes
    Account join(String alias, NewAccount account, VillageRole role);

    /// Lets the owner of a new account sign in.
    ///
    /// @param password empty if its owner will choose one by e-mail
    void open(UUID userId, Optional<FirstPassword> password);

    /// Gives the member this role and no other in the village; empty takes every role, so that the
    /// next token is good for nothing there.
    void setRole(String alias, UUID userId, Optional<VillageRole> role);

    /// Ends that somebody belongs to the village, and their account with it, if they belong to no
    /// other village and are no operator.
    void leave(String alias, UUID userId);
}
