package io.smartvillage.access;

import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.contract.Route;
import io.smartvillage.platform.testing.contract.VillageServiceContract;
import org.springframework.beans.factory.annotation.Autowired;

class AccessContractIT extends VillageServiceContract {

    @Autowired Api callers;
    @Autowired TestEvents otherServices;
    @Autowired EntryCodeKey key;

    @Override
    protected void populate(DemoVillage village) {
        new AccessFixture(callers, otherServices, key).populate(village);
    }

    @Override
    protected String tableOf(String variable) {
        return variable.equals("userId") ? "member" : super.tableOf(variable);
    }

    @Override
    protected String pathKey(Route route, DemoVillage village) {
        var kind = route.path().endsWith("/hikvision") ? "hikvision" : "zkteco";
        return new AccessFixture(callers, otherServices, key)
                .aForeignDevice(village, kind, false)
                .key();
    }
}
