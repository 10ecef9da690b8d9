package io.smartvillage.identity.work;

import io.smartvillage.identity.keycloak.AccountTakenException;
import io.smartvillage.identity.keycloak.AliasTakenException;
import io.smartvillage.platform.keycloak.KeycloakRefusedException;
import io.smartvillage.platform.keycloak.KeycloakUnavailableException;
import java.util.Optional;

/// Why a job did not get on in Keycloak.
///
/// @param code stable, shown to people
/// @param passing true if trying again may help
public record KeycloakProblem(String code, boolean passing) {

    /// Runs the work.
    ///
    /// @return empty if it was done
    public static Optional<KeycloakProblem> in(Runnable work) {
        try {
            work.run();
            return Optional.empty();
        } catch (KeycloakUnavailableException _) {
            return Optional.of(new KeycloakProblem("keycloak-unavailable", true));
        } catch (AliasTakenException _) {
            return Optional.of(new KeycloakProblem("alias-taken", false));
        } catch (AccountTakenException _) {
            return Optional.of(new KeycloakProblem("account-taken", false));
        } catch (KeycloakRefusedException _) {
            return Optional.of(new KeycloakProblem("keycloak-refused", false));
        }
    }
}
