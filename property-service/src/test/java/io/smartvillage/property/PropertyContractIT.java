package io.smartvillage.property;

import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.contract.VillageServiceContract;
import org.springframework.beans.factory.annotation.Autowired;

class PropertyContractIT extends VillageServiceContract {

    @Autowired Api calls;
    @Autowired TestEvents facts;

    @Override
    protected void populate(DemoVillage village) {
        new PropertyFixture(calls, facts).populate(village);
    }
}
