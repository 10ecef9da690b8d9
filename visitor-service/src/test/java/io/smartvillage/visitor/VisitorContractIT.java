package io.smartvillage.visitor;

import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.contract.VillageServiceContract;
import org.springframework.beans.factory.annotation.Autowired;

class VisitorContractIT extends VillageServiceContract {

    @Autowired Api callers;
    @Autowired TestEvents otherServices;

    @Override
    protected void populate(DemoVillage village) {
        new VisitorFixture(callers, otherServices).populate(village);
    }
}
