package io.smartvillage.billing;

import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.security.SignedRoute;
import io.smartvillage.platform.security.SigningKeys;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.contract.Route;
import io.smartvillage.platform.testing.contract.VillageServiceContract;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class BillingContractIT extends VillageServiceContract {

    @Autowired Api callers;
    @Autowired TestEvents kafka;
    @Autowired TestDatabase rows;

    @Autowired SigningKeys signingKeys;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    @Override
    protected void populate(DemoVillage village) {
        new BillingFixture(callers, kafka, rows).fill(village);
    }

    /// A trial makes and revokes secrets: the one that is good now is asked for.
    @Override
    protected byte[] signingSecret(Route route, DemoVillage village) {
        var bank = new BankFixture(callers, rows);
        var account = bank.oldestAccount(village);
        var handler =
                routes.getHandlerMethods().entrySet().stream()
                        .filter(entry -> entry.getKey().getPatternValues().contains(route.path()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElseThrow();
        return signingKeys
                .find(new SignedRoute(handler, Map.of("bankAccountId", account.id().toString())))
                .orElseThrow()
                .secrets()
                .getFirst();
    }
}
