package io.smartvillage.billing;

import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/// Whatever is done to a house's money, in whatever order: to the satang, it owes what it was
/// charged, less what was taken off, less what it paid, plus what it got back; and the books say
/// the same. What is not allowed is refused and changes nothing.
@VillageServiceTest
class MoneyIsConservedIT {

    private static final int STEPS = 25;
    private static final int MOST_SATANG = 500_000;

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;

    BillingFixture fixture;
    RestTestClient admin;
    UUID house;
    Random random = new Random(0);
    List<String> done;

    @BeforeEach
    void aHouse() {
        fixture = new BillingFixture(api, events, database);
        admin = api.asAdmin(GREEN);
        house = fixture.house(GREEN, "residential", "50", null, List.of());
        done = new ArrayList<>();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597})
    void inAnyOrderOfWhatHappens(long seed) {
        random = new Random(seed);
        fixture.issued(GREEN, house, "2035-01-31", amount());
        for (int i = 0; i < STEPS; i++) {
            step();
            assertThatNothingIsLost();
        }
        assertThat(done).as("something but refusals happened").hasSizeGreaterThan(STEPS / 3);
    }

    private void step() {
        switch (random.nextInt(11)) {
            case 0, 1 -> {
                fixture.issued(GREEN, house, "2035-0" + (1 + random.nextInt(9)) + "-28", amount());
                done.add("issued");
            }
            case 2, 3, 4 -> pay(Map.of("propertyId", house));
            case 5 -> any(invoices()).ifPresent(i -> pay(Map.of("invoiceId", id(i))));
            case 6 ->
                    any(payments("verified"))
                            .ifPresent(p ->
                                    did(
                                            "reversed",
                                            fixture.reverse(GREEN, UUID.fromString(id(p)))));
            case 7 -> any(invoices()).ifPresent(i -> correct(i, "credit-notes", withAmount()));
            case 8 -> any(invoices()).ifPresent(i -> correct(i, "debit-notes", withAmount()));
            case 9 ->
                    any(invoices())
                            .ifPresent(i ->
                                    correct(
                                            i,
                                            random.nextBoolean() ? "void" : "write-off",
                                            Map.of("reason", "ทดสอบ")));
            case 10 -> {
                if (random.nextBoolean()) {
                    did("refunded", fixture.refund(GREEN, house, amount()));
                } else {
                    did(
                            "credit used",
                            fixture.post(
                                    admin,
                                    "/api/v1/accounts/{id}/credit-applications",
                                    Map.of(),
                                    house));
                }
            }
            default -> throw new IllegalStateException();
        }
    }

    private void pay(Map<String, Object> what) {
        var answer = fixture.paying(api.asStaff(GREEN), new HashMap<>(what), amount());
        var status = answer.returnResult(String.class).getStatus();
        if (status.is2xxSuccessful()) {
            any(payments("pending"))
                    .ifPresent(p -> did("paid", fixture.verify(GREEN, UUID.fromString(id(p)))));
        }
    }

    private void correct(JsonNode invoice, String how, Map<String, Object> body) {
        did(how, fixture.post(admin, "/api/v1/invoices/{id}/" + how, body, id(invoice)));
    }

    private void did(String what, RestTestClient.ResponseSpec answer) {
        var status = answer.returnResult(String.class).getStatus();
        assertThat(status.is5xxServerError()).as(what).isFalse();
        if (status.is2xxSuccessful()) {
            done.add(what);
        }
    }

    private void assertThatNothingIsLost() {
        assertThat(fixture.differences(GREEN, house)).as(String.join(", ", done)).isEmpty();
        var account = fixture.get(admin, "/api/v1/accounts/{id}", house);
        var charged =
                sum(
                        invoices().stream()
                                .map(i ->
                                        baht(i, "amount")
                                                .add(baht(i, "debited"))
                                                .subtract(baht(i, "credited"))
                                                .subtract(baht(i, "writtenOff"))));
        var paid = sum(payments("verified").stream().map(p -> baht(p, "amount")));
        var refunded =
                sum(
                        items("/api/v1/accounts/{id}/refunds?limit=100", house).stream()
                                .map(r -> baht(r, "amount")));
        assertThat(account.path("balance").decimalValue())
                .as(String.join(", ", done))
                .isEqualByComparingTo(charged.subtract(paid).add(refunded));
    }

    private List<JsonNode> invoices() {
        return items("/api/v1/invoices?propertyId={id}&limit=100", house);
    }

    private List<JsonNode> payments(String status) {
        return items("/api/v1/payments?propertyId={id}&status={status}&limit=100", house, status);
    }

    private List<JsonNode> items(String uri, Object... variables) {
        return fixture.get(admin, uri, variables).path("items").valueStream().toList();
    }

    private Optional<JsonNode> any(List<JsonNode> found) {
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(found.get(random.nextInt(found.size())));
    }

    private Map<String, Object> withAmount() {
        return Map.of("amount", new BigDecimal(amount()), "reason", "ทดสอบ");
    }

    private String amount() {
        return BigDecimal.valueOf(1 + random.nextInt(MOST_SATANG))
                .movePointLeft(2)
                .setScale(2, RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    private static String id(JsonNode item) {
        return item.path("id").asString();
    }

    private static BigDecimal baht(JsonNode item, String field) {
        return item.path(field).decimalValue();
    }

    private static BigDecimal sum(Stream<BigDecimal> amounts) {
        return amounts.reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
