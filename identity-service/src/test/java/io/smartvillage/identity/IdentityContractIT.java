package io.smartvillage.identity;

import io.smartvillage.infra.keycloak.DemoRealm;
import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.contract.VillageServiceContract;
import org.springframework.beans.factory.annotation.Autowired;

class IdentityContractIT extends VillageServiceContract {

    @Autowired Api calls;
    @Autowired TestEvents facts;
    @Autowired TestDatabase tables;

    @Override
    protected void populate(DemoVillage village) {
        var fixture = new IdentityFixture(calls, facts);
        DemoRealm.VILLAGES.forEach(fixture::ensure);
        fixture.populate(village, tables);
    }
}
