package io.smartvillage.infra.local;

import io.smartvillage.infra.keycloak.KeycloakRefusedException;
import io.smartvillage.infra.keycloak.Tokens;
import java.net.URI;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "token",
        description = "Prints an access token of a demo account; it lives five minutes.",
        mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

    @ParentCommand private Village village = new Village();

    @Option(
            names = "--village",
            paramLabel = "ALIAS",
            description = "The village the token is for; none for the operator.")
    private @Nullable String alias;

    @Option(names = "--user", paramLabel = "NAME", required = true)
    private String user = "";

    @Override
    public Integer call() {
        var keycloak = village.stack().keycloak();
        if (!keycloak.process().isRunning()) {
            throw new LauncherException("Keycloak is not running: ./village up");
        }
        try {
            var tokens = new Tokens(URI.create(keycloak.baseUrl()));
            System.out.println(
                    alias == null ? tokens.withoutVillage(user) : tokens.fresh(user, alias));
            return 0;
        } catch (KeycloakRefusedException e) {
            throw new LauncherException(String.valueOf(e.getMessage()), e);
        }
    }
}
