package io.smartvillage.infra.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smartvillage.infra.keycloak.DemoRealm;
import io.smartvillage.infra.keycloak.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// The main job in one go: two villages, houses and people, a month billed and paid, a visitor at
/// the gate, an expense, a stranger refused. Each run makes villages of its own.
public final class Demo {

    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");
    private static final int GOOD_ROWS = 330;
    private static final Set<Long> BAD_LINES = Set.of(41L, 97L, 153L, 209L, 265L);

    /// Where the stack is.
    ///
    /// @param data folder with `properties.csv` and `residents.csv`
    /// @param patience how long a call is repeated, with the same `Idempotency-Key`, while a
    ///   service is away; zero fails at once
    public record Target(URI gateway, URI keycloak, String kafka, Path data, Duration patience) {}

    /// Hears of each step that succeeded.
    @FunctionalInterface
    public interface Listener {

        /// @param result in a few words
        void done(String step, String result, Duration took);
    }

    @FunctionalInterface
    private interface Work {
        String run();
    }

    private final Target target;
    private final Listener listener;
    private final Tokens tokens;
    private final Events events;
    private final String first;
    private final String second;
    private final YearMonth month = YearMonth.now(BANGKOK);

    private final byte[] slip;
    private final Money money;
    private final Gates gates;
    private final People people;

    private UUID firstId = new UUID(0, 0);
    private String residentId = "";
    private String otherResidentId = "";
    private String propertyId = "";
    private String otherPropertyId = "";
    private String tenantId = "";
    private String rentedPropertyId = "";
    private String invoiceId = "";
    private String paymentId = "";
    private String expenseId = "";

    public Demo(Target target, Listener listener) {
        this.target = target;
        this.listener = listener;
        this.tokens = new Tokens(target.keycloak());
        this.events = new Events(target.kafka());
        var run = Long.toString(System.currentTimeMillis() / 100, Character.MAX_RADIX);
        this.first = "demo-a-" + run;
        this.second = "demo-b-" + run;
        this.slip = DemoSlip.png("DEMO" + run.toUpperCase(Locale.ROOT));
        this.money =
                new Money(
                        this::admin,
                        this::staff,
                        () -> as(first, "preecha"),
                        LocalDate.now(BANGKOK));
        this.gates =
                new Gates(
                        this::admin,
                        this::staff,
                        () -> as(first, "guard"),
                        this::resident,
                        (client, secret) ->
                                caller("the gate", () -> tokens.ofClient(client, secret, first)),
                        events,
                        LocalDate.now(BANGKOK));
        this.people =
                new People(
                        this::admin,
                        this::staff,
                        () -> as(first, "somchai"),
                        LocalDate.now(BANGKOK));
    }

    /// @throws DemoFailedException at the first step that fails
    public void run() {
        untilTheGate();
        afterTheGate();
    }

    /// As [#run()], with parts of the stack away while people come in.
    public void run(Outage outage) {
        untilTheGate();
        step("the gate goes on while others are away", () -> gates.goOn(outage, propertyId));
        afterTheGate();
    }

    private void untilTheGate() {
        step("an operator creates two villages", this::createVillages);
        step("the admin imports houses, five rows of them bad", this::importHouses);
        step("sends the same file again", this::importHousesAgain);
        step("registers residents and imports more from a file", this::registerPeople);
        step("says who owns which house", this::assignOwners);
        step("decides how bills are signed and paid", money::decideHowToBill);
        step("bills the month", this::billMonth);
        step("bills the month again", this::billMonthAgain);
        step("a resident sees their own invoice and no other", this::seeOwnInvoice);
        step("pays it and uploads the slip", this::pay);
        step("staff verify the payment", this::verify);
        step("a neighbour tries the same slip", () -> money.useASlipTwice(slip));
        step("a bank statement verifies what was paid", money::importStatement);
        step("and adds nothing when it comes again", money::importItAgain);
        step("a house pays a part, then too much", money::payPartThenTooMuch);
        step(
                "the resident draws receipt and invoice",
                () -> money.drawPapers(resident(), propertyId, invoiceId));
        step("the books prove every balance", money::proveTheBooks);
        step("the admin adds a gate and signs its device in", gates::addGate);
        step("the resident registers a visitor", () -> gates.registerVisitor(propertyId));
        step("the gate lets the visitor in once", gates::enterOnce);
        step("the access log and the visitor show it", gates::seeEntry);
        step(
                "a visitor comes unannounced, and the resident says yes",
                () -> gates.letInUnannounced(propertyId));
        step("the cleaner comes every week", () -> gates.comeEveryWeek(propertyId));
        step("the gate tells what it decided offline", gates::uploadOffline);
        step("the guard sees who is inside", gates::seeWhoIsInside);
        step("the guard's screen follows the gate", gates::followTheGate);
    }

    private void afterTheGate() {
        step("staff pay an expense that the admin approves", this::payExpense);
        step("a tenant moves in", () -> people.moveIn(tenantId, rentedPropertyId));
        step("and out again, with all that follows", people::moveOut);
        step("asks for all that is stored about them", people::exportEverything);
        step("and is erased", people::erase);
        step("the audit log proves who did what", people::proveTheAuditLog);
        step("a member of the second village is refused everywhere", this::refuseForeigners);
        step("every step can be read back from Kafka", this::readEvents);
    }

    private void step(String name, Work work) {
        var start = System.nanoTime();
        String result;
        try {
            result = work.run();
        } catch (DemoFailedException e) {
            throw new DemoFailedException("Step '" + name + "' failed: " + e.getMessage(), e);
        }
        listener.done(name, result, Duration.ofNanos(System.nanoTime() - start));
    }

    private String createVillages() {
        for (var alias : List.of(first, second)) {
            var village = operator().post("/api/v1/villages", village(alias)).expect(202).json();
            Waiting.until(
                    "provisioning of " + alias,
                    () ->
                            operator()
                                    .get("/api/v1/villages/" + village.path("id").asString())
                                    .expect(200)
                                    .json(),
                    now -> now.path("status").asString().equals("active"));
            if (alias.equals(first)) {
                firstId = UUID.fromString(village.path("id").asString());
            }
        }
        return first + ", " + second;
    }

    private static Map<String, Object> village(String alias) {
        return Map.of(
                "alias",
                alias,
                "name",
                "หมู่บ้าน " + alias,
                "address",
                "99 ถนนพหลโยธิน กรุงเทพฯ",
                "firstAdmin",
                Map.of(
                        "username",
                        alias + ".admin",
                        "email",
                        "admin@" + alias + ".example",
                        "phone",
                        "081-000-0001",
                        "initialPassword",
                        DemoRealm.PASSWORD));
    }

    private String importHouses() {
        var job = imported("properties", "property-imports", file("properties.csv"));
        check(job.path("created").asInt() == GOOD_ROWS, "houses created", job);
        var errors =
                admin().get(
                                "/api/v1/property-imports/%s/errors"
                                        .formatted(job.path("id").asString()))
                        .expect(200)
                        .json()
                        .path("items");
        var lines =
                errors.valueStream()
                        .map(error -> error.path("line").asLong())
                        .collect(java.util.stream.Collectors.toSet());
        check(lines.equals(BAD_LINES), "bad rows reported by line", errors);
        return "%d created, bad lines %s".formatted(GOOD_ROWS, lines.stream().sorted().toList());
    }

    private String importHousesAgain() {
        var job = imported("properties", "property-imports", file("properties.csv"));
        check(
                job.path("created").asInt() == 0 && job.path("unchanged").asInt() == GOOD_ROWS,
                "nothing created twice",
                job);
        return "0 created, %d unchanged".formatted(GOOD_ROWS);
    }

    /// Sends a file and waits until it was imported.
    private JsonNode imported(String noun, String imports, String csv) {
        var started =
                admin().postFile(
                                "/api/v1/%s/imports".formatted(noun),
                                Map.of(),
                                noun + ".csv",
                                csv.getBytes(UTF_8))
                        .expect(202)
                        .json();
        return Waiting.until(
                "the import of " + noun,
                () ->
                        admin().get(
                                        "/api/v1/%s/%s"
                                                .formatted(imports, started.path("id").asString()))
                                .expect(200)
                                .json(),
                now -> now.hasNonNull("finishedAt"));
    }

    private String registerPeople() {
        residentId = register("resident", "malee");
        otherResidentId = register("resident", "preecha");
        tenantId = register("resident", "somchai");
        register("staff", "staff");
        register("staff", "clerk");
        register("guard", "guard");
        var job =
                imported(
                        "users", "user-imports", file("residents.csv").replace("{village}", first));
        var done =
                Waiting.until(
                        "the registration of residents",
                        () ->
                                admin().get(
                                                "/api/v1/user-imports/%s/registrations"
                                                        .formatted(job.path("id").asString()))
                                        .expect(200)
                                        .json(),
                        now -> now.path("pending").asInt() == 0);
        check(done.path("failed").isEmpty(), "no row fails", done);
        return "6 registered, %d imported".formatted(done.path("registered").asInt());
    }

    private String register(String role, String name) {
        return admin().post(
                        "/api/v1/users",
                        Map.of(
                                "role",
                                role,
                                "username",
                                first + "." + name,
                                "displayName",
                                "คุณ" + name,
                                "email",
                                name + "@" + first + ".example",
                                "phone",
                                "081-234-5678",
                                "initialPassword",
                                DemoRealm.PASSWORD))
                .expect(201, 202)
                .json()
                .path("id")
                .asString();
    }

    private String assignOwners() {
        var houses = admin().get("/api/v1/properties?limit=3").expect(200).json().path("items");
        propertyId = houses.path(0).path("id").asString();
        otherPropertyId = houses.path(1).path("id").asString();
        rentedPropertyId = houses.path(2).path("id").asString();
        assignOwner(propertyId, residentId);
        assignOwner(otherPropertyId, otherResidentId);
        return "%s and %s"
                .formatted(
                        houses.path(0).path("houseNumber").asString(),
                        houses.path(1).path("houseNumber").asString());
    }

    /// The person is known to property-service a moment after they were registered.
    private void assignOwner(String property, String owner) {
        Waiting.until(
                        "the new owner of " + property,
                        () ->
                                staff().put(
                                                "/api/v1/properties/" + property + "/owner",
                                                staff().get("/api/v1/properties/" + property)
                                                        .eTag(),
                                                Map.of("ownerId", owner)),
                        answer -> !answer.isNotYet())
                .expect(200, 204);
    }

    private String billMonth() {
        admin().post(
                        "/api/v1/fee-schedules",
                        Map.of(
                                "name",
                                "ค่าส่วนกลาง",
                                "kind",
                                "area_rate",
                                "rate",
                                35.00,
                                "validFrom",
                                month.atDay(1).toString()))
                .expect(201);
        Waiting.until(
                "all houses known to billing-service",
                () -> events.lagOf("billing-service", "property.property-state.v1"),
                lag -> lag == 0);
        var run = bill();
        check(run.path("created").asInt() == GOOD_ROWS, "one invoice per house", run);
        return "%d invoices, %s baht".formatted(GOOD_ROWS, run.path("total").asString());
    }

    private String billMonthAgain() {
        var run = bill();
        check(run.path("created").asInt() == 0, "no house billed twice", run);
        return "0 invoices";
    }

    private JsonNode bill() {
        var started =
                staff().post(
                                "/api/v1/billing-runs",
                                Map.of(
                                        "period",
                                        month.toString(),
                                        "dueDate",
                                        month.atEndOfMonth().toString()))
                        .expect(201)
                        .json();
        return Waiting.until(
                "the end of the billing run",
                () ->
                        staff().get("/api/v1/billing-runs/" + started.path("id").asString())
                                .expect(200)
                                .json(),
                run -> run.path("status").asString().equals("completed"));
    }

    private String seeOwnInvoice() {
        var own = resident().get("/api/v1/invoices").expect(200).json().path("items");
        check(own.size() == 1, "exactly their own invoice", own);
        check(
                own.path(0).path("propertyId").asString().equals(propertyId),
                "for their own house",
                own);
        invoiceId = own.path(0).path("id").asString();
        var other =
                staff().get("/api/v1/invoices?propertyId=" + otherPropertyId)
                        .expect(200)
                        .json()
                        .path("items")
                        .path(0);
        resident().get("/api/v1/invoices/" + other.path("id").asString()).expect(404);
        return own.path(0).path("amount").asString() + " baht; the neighbour's is not there";
    }

    private String pay() {
        var invoice = resident().get("/api/v1/invoices/" + invoiceId).expect(200).json();
        paymentId =
                resident()
                        .post(
                                "/api/v1/payments",
                                Map.of(
                                        "invoiceId",
                                        invoiceId,
                                        "amount",
                                        invoice.path("amount").decimalValue(),
                                        "paymentDate",
                                        LocalDate.now(BANGKOK).toString(),
                                        "paymentMethod",
                                        "promptpay"))
                        .expect(201)
                        .json()
                        .path("id")
                        .asString();
        resident().putFile("/api/v1/payments/" + paymentId + "/slip", slip).expect(200);
        resident().get("/api/v1/payments/" + paymentId + "/slip").expect(200);
        return "pending";
    }

    private String verify() {
        staff().post("/api/v1/payments/" + paymentId + "/verification", Map.of("note", "demo"))
                .expect(200, 204);
        var invoice = resident().get("/api/v1/invoices/" + invoiceId).expect(200).json();
        check(invoice.path("status").asString().equals("paid"), "the invoice is paid", invoice);
        return "the invoice is paid";
    }

    private String payExpense() {
        var category =
                Waiting.until(
                        "the usual categories of expenses",
                        () -> categoryNamed("ค่าไฟฟ้าส่วนกลาง"),
                        found -> !found.isMissingNode());
        var expense =
                staff().post(
                                "/api/v1/expenses",
                                Map.of(
                                        "categoryId",
                                        category.path("id").asString(),
                                        "amount",
                                        12500.50,
                                        "vat",
                                        "standard",
                                        "description",
                                        "ค่าไฟฟ้า",
                                        "paymentDate",
                                        LocalDate.now(BANGKOK).toString()))
                        .expect(201)
                        .json();
        expenseId = expense.path("id").asString();
        var path = "/api/v1/expenses/" + expenseId;
        staff().post(path + "/submission", Map.of()).expect(200);
        var approval = Map.of("totalAmount", expense.path("totalAmount").decimalValue());
        staff().post(path + "/approval", approval).expect(409);
        admin().post(path + "/approval", approval).expect(200);
        var paid =
                staff().post(
                                path + "/payment",
                                Map.of(
                                        "paidOn",
                                        LocalDate.now(BANGKOK).toString(),
                                        "method",
                                        "transfer"))
                        .expect(200)
                        .json();
        var books = staff().get("/api/v1/journal/check").expect(200).json();
        check(books.path("proven").asBoolean(), "the books of what is spent", books);
        return "%s over %s baht, approved by somebody else, in the books"
                .formatted(
                        paid.path("payment").path("number").asString(),
                        paid.path("totalAmount").asString());
    }

    private JsonNode categoryNamed(String name) {
        return staff().get("/api/v1/expense-categories?limit=100")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .filter(category -> category.path("name").asString().equals(name))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    private String refuseForeigners() {
        var foreign = as(second, "admin");
        var paths =
                List.of(
                        "/api/v1/villages/" + firstId,
                        "/api/v1/users/" + residentId,
                        "/api/v1/properties/" + propertyId,
                        "/api/v1/invoices/" + invoiceId,
                        "/api/v1/payments/" + paymentId,
                        "/api/v1/payments/" + paymentId + "/slip",
                        "/api/v1/visitors/" + gates.visitorId(),
                        "/api/v1/gates/" + gates.gateId(),
                        "/api/v1/expenses/" + expenseId);
        paths.forEach(path -> foreign.get(path).expect(404));
        var lists =
                Stream.of(
                                "users",
                                "properties",
                                "invoices",
                                "payments",
                                "visitors",
                                "gates",
                                "access-logs",
                                "expenses")
                        .map(name -> "/api/v1/" + name)
                        .toList();
        for (var list : lists) {
            var items = foreign.get(list).expect(200).json().path("items");
            check(
                    !items.toString().contains(propertyId)
                            && !items.toString().contains(residentId),
                    "nothing of the first village in " + list,
                    items);
        }
        return "%d things not there, %d lists without them".formatted(paths.size(), lists.size());
    }

    private String readEvents() {
        var expected =
                Map.ofEntries(
                        Map.entry("identity.VillageState", 1),
                        Map.entry("identity.UserRegistered", 6),
                        Map.entry("property.PropertyRegistered", GOOD_ROWS),
                        Map.entry("billing.InvoiceIssued", GOOD_ROWS),
                        Map.entry("billing.PaymentSubmitted", 5),
                        Map.entry("billing.PaymentVerified", 5),
                        Map.entry("billing.InvoicePaid", 4),
                        Map.entry("billing.InvoicePartlyPaid", 1),
                        Map.entry("billing.ReceiptIssued", 5),
                        Map.entry("billing.BankLineMatched", 2),
                        Map.entry("billing.BankLineUnidentified", 1),
                        Map.entry("property.HouseholdMovedIn", 1),
                        Map.entry("property.HouseholdMovedOut", 1),
                        Map.entry("access.CredentialRevoked", 1),
                        Map.entry("identity.PersonErased", 1),
                        Map.entry("visitor.VisitorCancelled", 1),
                        Map.entry("visitor.VisitorRegistered", 3),
                        Map.entry("visitor.VisitorCheckedIn", 2),
                        Map.entry("visitor.VisitorPassedByHand", 1),
                        Map.entry("visitor.WalkInRequested", 1),
                        Map.entry("visitor.WalkInApproved", 1),
                        Map.entry("access.AccessGranted", 6),
                        Map.entry("access.AccessDenied", 3),
                        Map.entry("access.PassOverused", 1),
                        Map.entry("expense.ExpenseSubmitted", 1),
                        Map.entry("expense.ExpenseApproved", 1),
                        Map.entry("expense.ExpenseBooked", 1));
        var counts =
                Waiting.until(
                        "all events in Kafka",
                        () -> events.countOf(firstId),
                        found ->
                                expected.entrySet().stream()
                                        .allMatch(each ->
                                                found.getOrDefault(each.getKey(), 0)
                                                        >= each.getValue()));
        return "%d events of %d types"
                .formatted(
                        counts.values().stream().mapToInt(Integer::intValue).sum(), counts.size());
    }

    private Gateway operator() {
        return caller("the operator", tokens::ofOperator);
    }

    private Gateway admin() {
        return as(first, "admin");
    }

    private Gateway staff() {
        return as(first, "staff");
    }

    private Gateway resident() {
        return as(first, "malee");
    }

    private Gateway as(String alias, String name) {
        var username = alias + "." + name;
        return caller(username, () -> tokens.of(username, alias));
    }

    private Gateway caller(String who, Supplier<String> token) {
        return new Gateway(target.gateway(), who, token, target.patience());
    }

    private String file(String name) {
        try {
            return Files.readString(target.data().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void check(boolean holds, String what, Object found) {
        if (!holds) {
            throw new DemoFailedException("expected " + what + ", found " + found);
        }
    }
}
