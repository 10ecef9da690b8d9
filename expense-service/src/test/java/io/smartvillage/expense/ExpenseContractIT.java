package io.smartvillage.expense;

import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.contract.VillageServiceContract;
import org.springframework.beans.factory.annotation.Autowired;

class ExpenseContractIT extends VillageServiceContract {

    @Autowired Api calls;
    @Autowired TestEvents facts;

    @Override
    protected void populate(DemoVillage village) {
        new ExpenseFixture(calls, facts).populate(village);
    }

    @Override
    protected String tableOf(String variable) {
        return switch (variable) {
            case "categoryId", "parentId" -> "expense_category";
            case "fromFundId", "toFundId" -> "fund";
            default -> super.tableOf(variable);
        };
    }
}
