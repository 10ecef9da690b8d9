package io.smartvillage.expense.vendor;

import static io.smartvillage.expense.ExpenseFixture.body;
import static io.smartvillage.expense.ExpenseFixture.code;
import static io.smartvillage.expense.ExpenseFixture.get;
import static io.smartvillage.expense.ExpenseFixture.id;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.expense.ExpenseFixture;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;

@VillageServiceTest
class VendorApiIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;

    private ExpenseFixture fixture;

    @BeforeEach
    void prepare() {
        fixture = new ExpenseFixture(api, events);
    }

    @Test
    void keepsWhoItIsAndWhereItsMoneyGoes() {
        var taxId = ExpenseFixture.taxId();
        var vendor = id(body(register(taxId, null).expectStatus().isCreated()));

        var stored = get(api.asStaff(GREEN), "/api/v1/vendors/{id}", vendor);

        assertThat(stored.path("taxId").asString()).isEqualTo(taxId);
        assertThat(stored.path("branch").asString()).isEqualTo("00000");
        assertThat(stored.path("bank").path("accountNumber").asString()).isEqualTo("1234567890");
        assertThat(stored.path("status").asString()).isEqualTo("active");
    }

    @Test
    void nothingOfItCanBeReadInTheTable() throws SQLException {
        var taxId = ExpenseFixture.taxId();
        var vendor = id(body(register(taxId, null).expectStatus().isCreated()));

        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select v::text from vendor v"
                                        + " where id = '%s'".formatted(vendor))) {
            rows.next();
            for (var secret : List.of(taxId, "1234567890", "พหลโยธิน", "สมชาย")) {
                assertThat(rows.getString(1)).doesNotContain(secret, hex(secret));
            }
        }
    }

    @Test
    void aTaxIdAndBranchIsOneVendorsInAVillage() {
        var taxId = ExpenseFixture.taxId();
        register(taxId, "00000").expectStatus().isCreated();

        assertThat(code(register(taxId, null).expectStatus().isEqualTo(409)))
                .isEqualTo("vendor-known");
        register(taxId, "00001").expectStatus().isCreated();
        fixture.registerVendor(BLUE, Map.of("name", "x", "taxId", taxId))
                .expectStatus()
                .isCreated();
        var other = id(body(register(ExpenseFixture.taxId(), null).expectStatus().isCreated()));
        assertThat(code(change(other, 0, Map.of("name", "x", "taxId", taxId))))
                .isEqualTo("vendor-known");
    }

    @ParameterizedTest
    @CsvSource({
        "taxId, 0105561234561",
        "taxId, 123",
        "branch, 1",
        "name, ' '",
    })
    void namesWhatIsWrong(String field, String value) {
        var vendor = new HashMap<String, Object>(Map.of("name", "ช่าง", "taxId", "0105561234560"));
        vendor.put(field, value);

        assertThat(wrong(fixture.registerVendor(GREEN, vendor))).containsExactly(field);
    }

    @Test
    void aBranchNeedsATaxId() {
        assertThat(wrong(fixture.registerVendor(GREEN, Map.of("name", "x", "branch", "00001"))))
                .containsExactly("branch");
    }

    @Test
    void isSaidAnewByThoseWhoHaveSeenTheLatest() {
        var vendor = fixture.vendor(GREEN);

        var changed = body(change(vendor, 0, Map.of("name", "ช่างใหม่")).expectStatus().isOk());

        assertThat(changed.path("name").asString()).isEqualTo("ช่างใหม่");
        change(vendor, 0, Map.of("name", "ช่างอีกคน")).expectStatus().isEqualTo(412);
    }

    @Test
    void anotherVillagesVendorIsNotThere() {
        var vendor = fixture.vendor(GREEN);

        api.asAdmin(BLUE)
                .get()
                .uri("/api/v1/vendors/{id}", vendor)
                .exchange()
                .expectStatus()
                .isNotFound();
        api.asResident(GREEN)
                .get()
                .uri("/api/v1/vendors/{id}", vendor)
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private RestTestClient.ResponseSpec register(String taxId, @Nullable String branch) {
        var vendor =
                new HashMap<String, Object>(
                        Map.of(
                                "name",
                                "ช่างสมชาย",
                                "taxId",
                                taxId,
                                "address",
                                "99 ถนนพหลโยธิน",
                                "bank",
                                Map.of(
                                        "bankCode",
                                        "004",
                                        "accountNumber",
                                        "1234567890",
                                        "accountName",
                                        "สมชาย ใจดี")));
        if (branch != null) {
            vendor.put("branch", branch);
        }
        return fixture.registerVendor(GREEN, vendor);
    }

    private RestTestClient.ResponseSpec change(UUID vendor, int version, Map<String, Object> to) {
        return api.asStaff(GREEN)
                .put()
                .uri("/api/v1/vendors/{id}", vendor)
                .header(HttpHeaders.IF_MATCH, "\"" + version + "\"")
                .body(to)
                .exchange();
    }

    private static List<String> wrong(RestTestClient.ResponseSpec answer) {
        return body(answer.expectStatus().isBadRequest())
                .path("errors")
                .findValuesAsString("field");
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
