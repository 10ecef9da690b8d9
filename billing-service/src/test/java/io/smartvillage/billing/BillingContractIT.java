package io.smartvillage.billing;

import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.contract.VillageServiceContract;
import org.springframework.beans.factory.annotation.Autowired;

class BillingContractIT extends VillageServiceContract {

    @Autowired Api callers;
    @Autowired TestEvents kafka;
    @Autowired TestDatabase rows;

    @Override
    protected void populate(DemoVillage village) {
        new BillingFixture(callers, kafka, rows).fill(village);
    }
}
