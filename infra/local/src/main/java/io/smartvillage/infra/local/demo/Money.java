package io.smartvillage.infra.local.demo;

import static io.smartvillage.infra.local.demo.Demo.check;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What the demo does with money beside a resident's own payment: a bank statement, a part payment,
/// too much money, papers, and the proof that nothing is lost.
final class Money {

    private static final DateTimeFormatter BANK_DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final BigDecimal PART = new BigDecimal("500.00");
    private static final BigDecimal TOO_MUCH = new BigDecimal("1000.00");
    private static final BigDecimal OF_NOBODY = new BigDecimal("123.45");
    private static final int SMALLEST_PAPER = 5_000;

    private final Supplier<Gateway> admin;
    private final Supplier<Gateway> staff;
    private final Supplier<Gateway> neighbour;
    private final LocalDate today;

    private String bankAccountId = "";
    private String neighbourPaymentId = "";
    private String statement = "";
    private List<JsonNode> invoices = List.of();

    /// @param neighbour a resident whose invoice nobody has paid yet
    /// @param today in the villages' time zone
    Money(
            Supplier<Gateway> admin,
            Supplier<Gateway> staff,
            Supplier<Gateway> neighbour,
            LocalDate today) {
        this.admin = admin;
        this.staff = staff;
        this.neighbour = neighbour;
        this.today = today;
    }

    String decideHowToBill() {
        admin.get()
                .put(
                        "/api/v1/billing-settings",
                        admin.get().get("/api/v1/billing-settings").expect(200).eTag(),
                        Map.of(
                                "letterhead",
                                Map.of(
                                        "name",
                                        "นิติบุคคลหมู่บ้านจัดสรรสาธิต",
                                        "address",
                                        "99 ถนนพหลโยธิน กรุงเทพฯ 10900",
                                        "taxId",
                                        "0994000123456"),
                                "billerId",
                                "099400012345600",
                                "allocationPolicy",
                                "penalty_first",
                                "reminderDays",
                                Map.of(
                                        "friendly", 7,
                                        "formal", 30,
                                        "threeMonths", 90,
                                        "sixMonths", 180)))
                .expect(200);
        bankAccountId =
                admin.get()
                        .post(
                                "/api/v1/bank-accounts",
                                Map.of(
                                        "bankCode",
                                        "004",
                                        "accountNumber",
                                        "123-4-56789-0",
                                        "name",
                                        "บัญชีค่าส่วนกลาง"))
                        .expect(201)
                        .json()
                        .path("id")
                        .asString();
        return "letterhead, biller id and a bank account";
    }

    /// @param slip that paid another invoice already
    String useASlipTwice(byte[] slip) {
        var own = neighbour.get().get("/api/v1/invoices").expect(200).json().path("items").path(0);
        neighbourPaymentId = pay(neighbour.get(), own, balance(own), "bank_transfer");
        var refused =
                neighbour
                        .get()
                        .putFile("/api/v1/payments/" + neighbourPaymentId + "/slip", slip)
                        .expect(409)
                        .json();
        return refused.path("title").asString();
    }

    /// One line is of the neighbour's payment, one names an invoice, one is of nobody.
    String importStatement() {
        var own = neighbour.get().get("/api/v1/invoices").expect(200).json().path("items").path(0);
        invoices = openInvoicesBut(Set.of(own.path("id").asString()));
        var other = invoices.getFirst();
        statement = statementOf(own, other);
        var imported = upload().expect(201).json();
        check(
                imported.path("matchedLines").asInt() == 2
                        && imported.path("unidentifiedLines").asInt() == 1,
                "two lines matched, one of nobody",
                imported);
        var payment =
                neighbour.get().get("/api/v1/payments/" + neighbourPaymentId).expect(200).json();
        check(payment.path("status").asString().equals("verified"), "verified by it", payment);
        check(isPaid(other), "the invoice that a line names is paid", other);
        return "2 payments verified, 1 receipt of nobody: %s baht".formatted(OF_NOBODY);
    }

    String importItAgain() {
        var again = upload().expect(200).json();
        check(again.path("newLines").asInt() == 0, "no line twice", again);
        return "0 new lines, %d known".formatted(again.path("knownLines").asInt());
    }

    String payPartThenTooMuch() {
        var invoice = invoices.get(1);
        verify(pay(staff.get(), invoice, PART, "cash"));
        var partly = read(invoice);
        check(
                partly.path("status").asString().equals("partially_paid"),
                "a part of it is paid",
                partly);
        verify(pay(staff.get(), invoice, balance(partly).add(TOO_MUCH), "cash"));
        check(isPaid(invoice), "it is paid", invoice);
        var account =
                staff.get()
                        .get("/api/v1/accounts/" + invoice.path("propertyId").asString())
                        .expect(200)
                        .json();
        check(
                account.path("credit").decimalValue().compareTo(TOO_MUCH) == 0,
                "the rest is credit",
                account);
        return "%s, then the rest and %s for next month".formatted(PART, TOO_MUCH);
    }

    String drawPapers(Gateway resident, String propertyId, String invoiceId) {
        var receipt =
                resident.get("/api/v1/receipts?propertyId=" + propertyId)
                        .expect(200)
                        .json()
                        .path("items")
                        .path(0);
        var papers =
                List.of(
                        "/api/v1/receipts/" + receipt.path("id").asString() + "/pdf",
                        "/api/v1/invoices/" + invoiceId + "/pdf");
        for (var paper : papers) {
            var bytes = resident.get(paper).expect(200).bytes();
            check(
                    bytes.length > SMALLEST_PAPER
                            && new String(bytes, 0, 5, StandardCharsets.US_ASCII).equals("%PDF-"),
                    "a PDF",
                    paper);
        }
        return receipt.path("number").asString();
    }

    String proveTheBooks() {
        var found = staff.get().get("/api/v1/ledger/check").expect(200).json();
        check(found.path("proven").asBoolean(), "no difference", found);
        return "every balance can be rebuilt from the ledger";
    }

    private Gateway.Answer upload() {
        return staff.get()
                .postFile(
                        "/api/v1/bank-statements",
                        Map.of("bankAccountId", bankAccountId),
                        "statement.csv",
                        statement.getBytes(StandardCharsets.UTF_8));
    }

    private String statementOf(JsonNode own, JsonNode other) {
        var lines = new ArrayList<String>();
        lines.add("Date,Time,Description,Debit,Credit,Balance");
        var balance = new BigDecimal("100000.00");
        for (var line :
                List.of(
                        Map.entry("รับโอนเงิน " + own.path("number").asString(), balance(own)),
                        Map.entry("PROMPTPAY " + other.path("number").asString(), balance(other)),
                        Map.entry("ฝากเงินสด", OF_NOBODY))) {
            balance = balance.add(line.getValue());
            lines.add(
                    "%s,10:1%d,%s,,%s,%s"
                            .formatted(
                                    BANK_DAY.format(today),
                                    lines.size(),
                                    line.getKey(),
                                    line.getValue().toPlainString(),
                                    balance.toPlainString()));
        }
        return String.join("\n", lines) + "\n";
    }

    private List<JsonNode> openInvoicesBut(Set<String> ids) {
        return staff.get()
                .get("/api/v1/invoices?status=pending&limit=10")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .filter(invoice -> !ids.contains(invoice.path("id").asString()))
                .collect(Collectors.toList());
    }

    private String pay(Gateway payer, JsonNode invoice, BigDecimal amount, String method) {
        return payer.post(
                        "/api/v1/payments",
                        Map.of(
                                "invoiceId",
                                invoice.path("id").asString(),
                                "amount",
                                amount,
                                "paymentDate",
                                today.toString(),
                                "paymentMethod",
                                method))
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    private void verify(String paymentId) {
        staff.get()
                .post("/api/v1/payments/" + paymentId + "/verification", Map.of("note", "demo"))
                .expect(200);
    }

    private JsonNode read(JsonNode invoice) {
        return staff.get()
                .get("/api/v1/invoices/" + invoice.path("id").asString())
                .expect(200)
                .json();
    }

    private boolean isPaid(JsonNode invoice) {
        return read(invoice).path("status").asString().equals("paid");
    }

    private static BigDecimal balance(JsonNode invoice) {
        return invoice.path("balance").decimalValue();
    }
}
