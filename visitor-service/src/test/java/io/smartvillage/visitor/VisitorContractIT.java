package io.smartvillage.visitor;

import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.contract.VillageServiceContract;
import java.sql.SQLException;
import org.springframework.beans.factory.annotation.Autowired;

class VisitorContractIT extends VillageServiceContract {

    @Autowired Api callers;
    @Autowired TestEvents otherServices;
    @Autowired TestDatabase database;

    @Override
    protected void populate(DemoVillage village) {
        new VisitorFixture(callers, otherServices).populate(village);
        purgedBeforeItsTime(village);
    }

    /// As the purge leaves it, which would take the other rows along.
    private void purgedBeforeItsTime(DemoVillage village) {
        try (var connection = database.asSuperuser();
                var statement =
                        connection.prepareStatement(
                                """
                                insert into revoked_pass (village_id, id, ends_at, used)
                                select ?::uuid, uuidv7(), now() + interval '1 day', true
                                """)) {
            statement.setString(1, village.id().toString());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
