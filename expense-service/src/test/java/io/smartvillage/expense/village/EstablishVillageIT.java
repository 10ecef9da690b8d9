package io.smartvillage.expense.village;

import static io.smartvillage.expense.ExpenseFixture.get;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.expense.ExpenseFixture;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@VillageServiceTest
class EstablishVillageIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired EstablishVillage establishVillage;

    @Test
    void theUsualCategoriesAreThereInThaiAndEnglish() {
        new ExpenseFixture(api, events);

        var categories =
                get(api.asStaff(BLUE), "/api/v1/expense-categories?limit=100").path("items");

        var lights =
                categories
                        .valueStream()
                        .filter(one -> one.path("name").asString().equals("ค่าไฟฟ้าส่วนกลาง"))
                        .findFirst()
                        .orElseThrow();
        assertThat(lights.path("nameEn").asString()).isEqualTo("Common electricity");
        assertThat(lights.path("parentId").asString()).isNotEmpty();
    }

    @Test
    void aVillageIsEstablishedOnceHoweverOftenItIsTold() throws Exception {
        var village = UUID.randomUUID();

        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done :
                    all.invokeAll(
                            IntStream.range(0, 4)
                                    .mapToObj(_ -> (Callable<Boolean>) () -> establish(village))
                                    .toList())) {
                assertThat(done.get()).isTrue();
            }
        }
        establish(village);

        assertThat(count("fund", village)).isEqualTo(2);
        assertThat(count("expense_settings", village)).isEqualTo(1);
        assertThat(count("approval_limit", village)).isEqualTo(1);
        assertThat(count("expense_category", village)).isEqualTo(26);
    }

    private boolean establish(UUID village) {
        CurrentVillage.run(village, establishVillage::establish);
        return true;
    }

    private long count(String table, UUID village) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select count(*) from %s where village_id = '%s'"
                                        .formatted(table, village))) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
