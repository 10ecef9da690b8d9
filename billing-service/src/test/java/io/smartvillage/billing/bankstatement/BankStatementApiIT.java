package io.smartvillage.billing.bankstatement;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.BankFixture;
import io.smartvillage.billing.BankFixture.Account;
import io.smartvillage.billing.BillingFixture;
import io.smartvillage.billing.bankstatement.reading.StatementFiles;
import io.smartvillage.billing.payment.Books;
import io.smartvillage.billing.promptpay.PaymentReferences;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class BankStatementApiIT {

    private static final String SCB_RETAIL =
            """
            Account Number,1119990002
            Date,Time,Code,Channel,Amount,Balance,Description
            01/04/2026,08:01,X1,ENET,"1,200.25","11,200.25",PromptPay x1111
            02/04/2026,09:30,X2,ENET,200.25,"11,000.00",Transfer out
            """;

    private static final String GENERIC =
            """
            Account Number,1119990003
            Date,Time,Description,Debit,Credit,Balance
            01/04/2026,08:01,Transfer,,"1,200.75","11,200.75"
            02/04/2026,09:30,Fee,200.75,,"11,000.00"
            """;

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;

    BillingFixture fixture;
    BankFixture bank;
    Books books;

    @BeforeEach
    void fixtures() {
        fixture = new BillingFixture(api, events, database);
        bank = new BankFixture(api, database);
        books = new Books(database);
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("kbank-corporate", StatementFiles.KBANK_CORPORATE, "1234567890", 3, 1),
                Arguments.of("kbank-retail", StatementFiles.KBANK_RETAIL, "9876512348", 2, 2),
                Arguments.of("scb-business", StatementFiles.SCB_BUSINESS, "1112223334", 3, 1),
                Arguments.of("scb-retail", SCB_RETAIL, "1119990002", 1, 1),
                Arguments.of("bbl", StatementFiles.BBL, "2010123456", 1, 2),
                Arguments.of("generic", GENERIC, "1119990003", 1, 1));
    }

    @ParameterizedTest
    @MethodSource("files")
    void takesEveryLayout(String layout, String file, String number, int credits, int debits) {
        var account = bank.account(BLUE, number);

        var statement = bank.imported(account, file);

        assertThat(statement.path("layout").asString()).isEqualTo(layout);
        assertThat(statement.path("newLines").asInt()).isEqualTo(credits + debits);
        assertThat(statement.path("unidentifiedLines").asInt()).isEqualTo(credits);
        assertThat(statement.path("ignoredLines").asInt()).isEqualTo(debits);
        assertThat(statement.path("errorCount").asInt()).isZero();
        bank.agree(account);
    }

    @Test
    void readsThaiInTis620AndKnowsTheLinesInUtf8() {
        var account = bank.account(GREEN);
        var file =
                """
                เลขที่บัญชี,%s
                วันที่,เวลา,รายละเอียด,ถอนเงิน,ฝากเงิน,คงเหลือ
                20/11/2569,10:15,รับโอนเงินจากบ้านเหนือ,,%s,90000.00
                """
                        .formatted(account.number(), BankFixture.amount());

        var statement =
                BillingFixture.body(
                        bank.importing(account, file.getBytes(StatementFiles.WINDOWS_874))
                                .expectStatus()
                                .isCreated());
        var again = bank.imported(account, file);

        assertThat(statement.path("newLines").asInt()).isEqualTo(1);
        assertThat(again.path("newLines").asInt()).isZero();
        assertThat(again.path("knownLines").asInt()).isEqualTo(1);
        var line = bank.onlyLine(account);
        assertThat(line.path("statement").path("description").asString())
                .isEqualTo("รับโอนเงินจากบ้านเหนือ");
        assertThat(line.path("receivedOn").asString()).isEqualTo("2026-11-20");
        bank.agree(account);
    }

    @Test
    void theSameFileAgainAddsNothingAndSaysSo() {
        var account = bank.account(GREEN);
        var file = BankFixture.csv(account, row("", BankFixture.amount()));
        var first = bank.imported(account, file);

        var second = BillingFixture.body(bank.importing(account, file).expectStatus().isOk());

        assertThat(second.path("id")).isEqualTo(first.path("id"));
        assertThat(second.path("newLines").asInt()).isZero();
        assertThat(second.path("knownLines").asInt()).isEqualTo(1);
        assertThat(bank.lines(account)).hasSize(1);
        bank.agree(account);
        assertThat(
                        fixture.get(
                                        api.asAdmin(GREEN),
                                        "/api/v1/bank-statements/{id}",
                                        first.path("id").asString())
                                .path("newLines")
                                .asInt())
                .isEqualTo(1);
    }

    @Test
    void aLineOfTwoFilesIsTakenOnce() {
        var account = bank.account(GREEN);
        var both = row("shared", BankFixture.amount());
        bank.imported(account, BankFixture.csv(account, row("old", BankFixture.amount()), both));

        var second =
                bank.imported(
                        account, BankFixture.csv(account, both, row("new", BankFixture.amount())));

        assertThat(second.path("newLines").asInt()).isEqualTo(1);
        assertThat(second.path("knownLines").asInt()).isEqualTo(1);
        assertThat(bank.lines(account)).hasSize(3);
        bank.agree(account);
    }

    @Test
    void columnsMayChangePlacesBelowALongerPreamble() {
        var account = bank.account(GREEN);
        var amount = BankFixture.amount();
        bank.imported(account, BankFixture.csv(account, row("ค่าส่วนกลาง", amount)));

        var shuffled =
                bank.imported(
                        account,
                        """
                        นิติบุคคลหมู่บ้านตัวอย่าง;;;;
                        Account Number;%s;;;

                        Credit;Debit;Description;Time;Date
                        %s;;ค่าส่วนกลาง;10:15;20/11/2026
                        """
                                .formatted(account.number(), amount));

        assertThat(shuffled.path("knownLines").asInt()).isEqualTo(1);
        assertThat(bank.lines(account)).hasSize(1);
    }

    @Test
    void twoEqualLinesOfOneFileAreTwoReceipts() {
        var account = bank.account(GREEN);
        var twice = row("same", BankFixture.amount());

        var statement = bank.imported(account, BankFixture.csv(account, twice, twice));

        assertThat(statement.path("newLines").asInt()).isEqualTo(2);
        bank.agree(account);
    }

    @Test
    void reportsBrokenRowsByLineAndTakesTheOthers() {
        var account = bank.account(GREEN);

        var statement =
                bank.imported(
                        account,
                        BankFixture.csv(
                                account,
                                row("good", BankFixture.amount()),
                                "31/02/2026,10:15,no such day,,100.00",
                                "20/11/2026,10:15,no amount,,x",
                                "20/11/2026,10:15,both,1.00,2.00"));

        assertThat(statement.path("newLines").asInt()).isEqualTo(1);
        assertThat(statement.path("errorCount").asInt()).isEqualTo(3);
        assertThat(statement.path("errors").findValuesAsString("line"))
                .containsExactly("4", "5", "6");
        assertThat(statement.path("errors").findValuesAsString("reason"))
                .containsExactly("no_such_day", "amount_unreadable", "both_debit_and_credit");
        bank.agree(account);
    }

    @Test
    void warnsWhenTheBalanceDoesNotAddUp() {
        var account = bank.account(GREEN);

        var statement =
                bank.imported(
                        account,
                        """
                        Account Number,%s
                        Date,Time,Description,Debit,Credit,Balance
                        20/11/2026,10:15,first,,100.11,1100.11
                        20/11/2026,10:20,second,,100.12,1300.23
                        """
                                .formatted(account.number()));

        assertThat(statement.path("newLines").asInt()).isEqualTo(2);
        assertThat(statement.path("warnings").findValuesAsString("kind"))
                .contains("balance_mismatch");
    }

    @Test
    void refusesAStatementOfAnotherAccountAndStoresNothing() {
        var account = bank.account(GREEN, "5550001112");

        var problem =
                BillingFixture.body(
                        bank.importing(
                                        account,
                                        "Account Number,5550001113\nDate,Description,Debit,Credit\n20/11/2026,x,,5.00\n")
                                .expectStatus()
                                .isEqualTo(409));

        assertThat(problem.path("type").asString()).endsWith("bank-statement-of-another-account");
        assertThat(problem.path("detail").asString()).contains("xxxxxx1113");
        assertThat(bank.lines(account)).isEmpty();
        assertThat(statementsOf(account)).isZero();
    }

    @Test
    void refusesWhatIsNoStatementByName() {
        var account = bank.account(GREEN);

        refused(account, new byte[0], 400, "bank-statement-empty");
        refused(account, "PK\u0003\u0004 zip".getBytes(UTF_8), 400, "bank-statement-no-csv");
        refused(
                account,
                "just,some\ntext,here\n".getBytes(UTF_8),
                400,
                "bank-statement-unknown-layout");
        refused(
                account,
                "Date,Balance,Description\n20/11/2026,1.00,x\n".getBytes(UTF_8),
                400,
                "bank-statement-incomplete-layout");
        refused(account, new byte[5 * 1024 * 1024 + 1], 413, "bank-statement-too-large");
        assertThat(statementsOf(account)).isZero();
    }

    @Test
    void isForTheVillagesOwnStaffOnly() {
        var account = bank.account(GREEN);
        var file = BankFixture.csv(account, row("", BankFixture.amount()));

        bank.importing(new Account(BLUE, account.id(), account.number()), file)
                .expectStatus()
                .isNotFound();
        assertThat(bank.lines(new Account(BLUE, account.id(), account.number()))).isEmpty();
        assertThat(statementsOf(account)).isZero();
    }

    @Test
    void aLineVerifiesThePaymentThatWasReported() {
        var account = bank.account(GREEN);
        var invoice = fixture.invoiceOf1000(GREEN, null);
        var amount = BankFixture.amount();
        var payment = fixture.pay(api.asStaff(GREEN), invoice, amount);

        var statement =
                bank.imported(account, BankFixture.csv(account, row(numberOf(invoice), amount)));

        assertThat(statement.path("matchedLines").asInt()).isEqualTo(1);
        var line = bank.onlyLine(account);
        assertThat(BankFixture.id(line, "paymentId")).isEqualTo(payment);
        assertThat(line.path("score").asInt()).isGreaterThanOrEqualTo(70);
        assertThat(line.path("reasons").findValuesAsString("kind"))
                .contains("invoice_reference", "amount", "date");
        var verified = payment(payment);
        assertThat(verified.path("status").asString()).isEqualTo("verified");
        assertThat(verified.toString()).contains("bank line " + line.path("id").asString());
        assertThat(invoice(invoice).path("paid").decimalValue()).isEqualByComparingTo(amount);
        bank.agree(account);
        events.await(
                "billing.bank-line.v1",
                "billing.BankLineMatched",
                data -> data.path("paymentId").asString().equals(payment.toString()));
        events.await(
                "billing.bank-statement.v1",
                "billing.BankStatementImported",
                data -> data.path("bankAccountId").asString().equals(account.id().toString()));
    }

    @Test
    void aLineThatNamesAnInvoicePaysIt() {
        var account = bank.account(GREEN);
        var invoice = fixture.invoiceOf1000(GREEN, null);
        var part = BankFixture.amount();

        bank.imported(
                account,
                BankFixture.csv(account, row("Ref2 " + numberOf(invoice).replace("-", ""), part)));

        var line = bank.onlyLine(account);
        assertThat(line.path("status").asString()).isEqualTo("matched");
        var payment = payment(BankFixture.id(line, "paymentId"));
        assertThat(payment.path("status").asString()).isEqualTo("verified");
        assertThat(payment.path("paymentMethod").asString()).isEqualTo("bank_transfer");
        assertThat(payment.path("paymentDate").asString()).isEqualTo("2026-11-20");
        assertThat(invoice(invoice).path("status").asString()).isEqualTo("partially_paid");
        assertThat(invoice(invoice).path("paid").decimalValue()).isEqualByComparingTo(part);
        bank.agree(account);
    }

    @Test
    void aLineThatNamesTheHouseWithTheAmountPaysIt() {
        var account = bank.account(GREEN);
        var invoice = fixture.invoiceOf1000(GREEN, null);

        bank.imported(account, BankFixture.csv(account, row(ref1Of(invoice), "1000.00")));

        assertThat(bank.onlyLine(account).path("status").asString()).isEqualTo("matched");
        assertThat(invoice(invoice).path("status").asString()).isEqualTo("paid");
        bank.agree(account);
    }

    @Test
    void aLineThatNamesTheHouseVerifiesWhatWasReportedForIt() {
        var account = bank.account(GREEN);
        var invoice = fixture.invoiceOf1000(GREEN, null);
        var payment = fixture.payAhead(GREEN, books.houseOf(invoice), "1000.00");

        bank.imported(account, BankFixture.csv(account, row(ref1Of(invoice), "1000.00")));

        assertThat(BankFixture.id(bank.onlyLine(account), "paymentId")).isEqualTo(payment);
        assertThat(payment(payment).path("status").asString()).isEqualTo("verified");
        bank.agree(account);
    }

    @Test
    void neighboursWhoPayTheSameStayUnidentified() {
        var account = bank.account(GREEN);
        var amount = BankFixture.amount();
        var one = fixture.pay(api.asStaff(GREEN), fixture.invoiceOf1000(GREEN, null), amount);
        var other = fixture.pay(api.asStaff(GREEN), fixture.invoiceOf1000(GREEN, null), amount);

        bank.imported(account, BankFixture.csv(account, row("", amount)));

        var line = bank.onlyLine(account);
        assertThat(line.path("status").asString()).isEqualTo("unidentified");
        assertThat(line.path("candidates").findValuesAsString("id"))
                .containsExactlyInAnyOrder(one.toString(), other.toString());
        assertThat(payment(one).path("status").asString()).isEqualTo("pending");
        bank.agree(account);
        events.await(
                "billing.bank-line.v1",
                "billing.BankLineUnidentified",
                data -> data.path("bankLineId").equals(line.path("id")));
    }

    @Test
    void aPaymentThatWasVerifiedBeforeTheStatementIsOnlyLinked() {
        var account = bank.account(GREEN);
        var invoice = fixture.invoiceOf1000(GREEN, null);
        var amount = BankFixture.amount();
        var payment = fixture.pay(api.asStaff(GREEN), invoice, amount);
        fixture.verify(GREEN, payment).expectStatus().isOk();

        bank.imported(account, BankFixture.csv(account, row("", amount)));

        var line = bank.onlyLine(account);
        assertThat(line.path("status").asString()).isEqualTo("matched");
        assertThat(BankFixture.id(line, "paymentId")).isEqualTo(payment);
        assertThat(invoice(invoice).path("paid").decimalValue()).isEqualByComparingTo(amount);
        bank.agree(account);
        assertThat(
                        books.sum(
                                "select count(*) from ledger_posting where source_id = '%s'"
                                        .formatted(line.path("id").asString())))
                .isEqualByComparingTo("0");
    }

    @Test
    void aVerifiedPaymentIsLinkedToOneLineOnly() {
        var account = bank.account(GREEN);
        var amount = BankFixture.amount();
        var payment = fixture.pay(api.asStaff(GREEN), fixture.invoiceOf1000(GREEN, null), amount);
        fixture.verify(GREEN, payment).expectStatus().isOk();

        bank.imported(account, BankFixture.csv(account, row("one", amount), row("two", amount)));

        assertThat(bank.lines(account))
                .extracting(line -> line.path("status").asString())
                .containsExactlyInAnyOrder("matched", "unidentified");
        bank.agree(account);
    }

    @Test
    void placesALineOnAHouse() {
        var account = bank.account(GREEN);
        var invoice = fixture.invoiceOf1000(GREEN, null);
        var house = books.houseOf(invoice);
        var line = unidentified(account, "1500.77");

        var placed =
                BillingFixture.body(
                        bank.placing(
                                        account,
                                        line,
                                        Map.of("propertyId", house, "note", "โทรถามแล้ว"))
                                .expectStatus()
                                .isOk());

        assertThat(placed.path("status").asString()).isEqualTo("placed");
        assertThat(placed.path("note").asString()).isEqualTo("โทรถามแล้ว");
        assertThat(invoice(invoice).path("status").asString()).isEqualTo("paid");
        assertThat(books.credit(house)).isEqualByComparingTo("500.77");
        bank.agree(account);
        events.await(
                "billing.bank-line.v1",
                "billing.BankLinePlaced",
                data -> data.path("bankLineId").equals(line.path("id")));
        bank.placing(account, line, Map.of("propertyId", house)).expectStatus().isEqualTo(409);
    }

    @Test
    void placesALineOnInvoicesOfOneHouse() {
        var account = bank.account(GREEN);
        var invoice = fixture.invoiceOf1000(GREEN, null);
        var other = fixture.invoiceOf1000(GREEN, null);
        var line = unidentified(account, BankFixture.amount());

        bank.placing(account, line, Map.of("invoiceIds", List.of(invoice, other)))
                .expectStatus()
                .isBadRequest();
        bank.placing(account, line, Map.of("invoiceIds", List.of(invoice))).expectStatus().isOk();

        assertThat(invoice(invoice).path("status").asString()).isEqualTo("partially_paid");
        assertThat(invoice(other).path("paid").decimalValue()).isEqualByComparingTo("0");
        bank.agree(account);
    }

    @Test
    void placesALineOnAPaymentThatWasReported() {
        var account = bank.account(GREEN);
        var line = unidentified(account, BankFixture.amount());
        var amount = line.path("amount").decimalValue().toPlainString();
        var payment = fixture.pay(api.asStaff(GREEN), fixture.invoiceOf1000(GREEN, null), amount);

        bank.placing(account, line, Map.of("paymentId", payment)).expectStatus().isOk();

        assertThat(payment(payment).path("status").asString()).isEqualTo("verified");
        bank.agree(account);
    }

    @Test
    void aPaymentVerifiedAfterTheStatementIsNotOnTheAccountTwice() {
        var account = bank.account(GREEN);
        var line = unidentified(account, BankFixture.amount());
        var amount = line.path("amount").decimalValue().toPlainString();
        var payment = fixture.pay(api.asStaff(GREEN), fixture.invoiceOf1000(GREEN, null), amount);
        fixture.verify(GREEN, payment).expectStatus().isOk();

        bank.placing(account, line, Map.of("paymentId", payment)).expectStatus().isOk();

        bank.agree(account);
    }

    @Test
    void refusesAPlacementThatCannotBe() {
        var account = bank.account(GREEN);
        var line = unidentified(account, BankFixture.amount());
        var invoice = fixture.invoiceOf1000(GREEN, null);
        var house = books.houseOf(invoice);
        var payment = fixture.pay(api.asStaff(GREEN), invoice, "7.77");
        var foreign = fixture.invoiceOf1000(BLUE, null);

        bank.placing(account, line, Map.of()).expectStatus().isBadRequest();
        bank.placing(account, line, Map.of("propertyId", house, "paymentId", payment))
                .expectStatus()
                .isBadRequest();
        bank.placing(account, line, Map.of("paymentId", payment)).expectStatus().isEqualTo(409);
        bank.placing(account, line, Map.of("invoiceIds", List.of(foreign)))
                .expectStatus()
                .isNotFound();
        bank.placing(account, line, Map.of("propertyId", UUID.randomUUID()))
                .expectStatus()
                .isNotFound();
        bank.placing(
                        new Account(BLUE, account.id(), account.number()),
                        line,
                        Map.of("propertyId", books.houseOf(foreign)))
                .expectStatus()
                .isNotFound();

        assertThat(bank.onlyLine(account).path("status").asString()).isEqualTo("unidentified");
        bank.agree(account);
    }

    @Test
    void undoingAPaymentFreesItsLineForAnotherPlacement() {
        var account = bank.account(GREEN);
        var invoice = fixture.invoiceOf1000(GREEN, null);
        bank.imported(account, BankFixture.csv(account, row(numberOf(invoice), "1000.00")));
        var payment = BankFixture.id(bank.onlyLine(account), "paymentId");

        reverse(payment, "booked_on_wrong_house");

        var line = bank.onlyLine(account);
        assertThat(line.path("status").asString()).isEqualTo("unidentified");
        assertThat(line.path("unidentifiedBecause").asString()).isEqualTo("payment_reversed");
        bank.agree(account, payment);
        var right = fixture.invoiceOf1000(GREEN, null);
        bank.placing(account, line, Map.of("invoiceIds", List.of(right))).expectStatus().isOk();
        assertThat(invoice(right).path("status").asString()).isEqualTo("paid");
        bank.agree(account, payment);

        reverse(BankFixture.id(bank.onlyLine(account), "paymentId"), "mistake");
        assertThat(bank.onlyLine(account).path("status").asString()).isEqualTo("unidentified");
    }

    @Test
    void moneyThatTheBankTookBackIsOnTheAccountNoMore() {
        var account = bank.account(GREEN);
        var line = unidentified(account, BankFixture.amount());
        bank.placing(
                        account,
                        line,
                        Map.of("propertyId", books.houseOf(fixture.invoiceOf1000(GREEN, null))))
                .expectStatus()
                .isOk();
        var payment = BankFixture.id(bank.onlyLine(account), "paymentId");

        reverse(payment, "bank_recall");

        var sources = "'%s', '%s'".formatted(line.path("id").asString(), payment);
        assertThat(bank.balance("bank", sources)).isEqualByComparingTo("0");
        assertThat(bank.balance("unidentified_receipts", sources)).isEqualByComparingTo("0");
    }

    @Test
    void sixteenImportsOfOneFileTakeItOnce() throws Exception {
        var account = bank.account(GREEN);
        var invoice = fixture.invoiceOf1000(GREEN, null);
        var file =
                BankFixture.csv(
                        account,
                        row(numberOf(invoice), "1000.00"),
                        row("a", BankFixture.amount()),
                        row("b", BankFixture.amount()));
        try (var pool = Executors.newFixedThreadPool(16)) {
            Callable<Integer> once =
                    () ->
                            bank.importing(account, file)
                                    .returnResult(JsonNode.class)
                                    .getStatus()
                                    .value();
            var answers = new ArrayList<Integer>();
            for (var answer : pool.invokeAll(Collections.nCopies(16, once))) {
                answers.add(answer.get());
            }
            assertThat(answers).containsOnly(200, 201).containsOnlyOnce(201);
        }
        assertThat(bank.lines(account)).hasSize(3);
        assertThat(invoice(invoice).path("paid").decimalValue()).isEqualByComparingTo("1000");
        bank.agree(account);
    }

    @Test
    void tenThousandLinesAreTakenInOneRequest() {
        var account = bank.account(BLUE);
        var rows =
                IntStream.range(0, 10_000)
                        .mapToObj(i ->
                                "19/11/2026,%02d:%02d,line %d,,%d.19"
                                        .formatted(i / 60 % 24, i % 60, i, 1 + i % 97))
                        .toArray(String[]::new);
        var began = System.nanoTime();

        var statement = bank.imported(account, BankFixture.csv(account, rows));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
        assertThat(statement.path("newLines").asInt()).isEqualTo(10_000);
        assertThat(statement.path("unidentifiedLines").asInt()).isEqualTo(10_000);
        bank.agree(account);
    }

    @Test
    void showsNoAccountNumberAndKeepsOneOfEach() {
        var account = bank.account(GREEN);

        var view = fixture.get(api.asStaff(GREEN), "/api/v1/bank-accounts/{id}", account.id());

        assertThat(view.path("accountNumber").asString())
                .isEqualTo("xxxxxx" + account.number().substring(6));
        assertThat(view.path("bankName").asString()).isEqualTo("KBANK");
        var dashed = account.number().substring(0, 3) + "-" + account.number().substring(3);
        bank.adding(GREEN, Map.of("bankCode", "004", "accountNumber", dashed, "name", "again"))
                .expectStatus()
                .isEqualTo(409);
        bank.adding(
                        GREEN,
                        Map.of("bankCode", "999", "accountNumber", "1234567890", "name", "no bank"))
                .expectStatus()
                .isBadRequest();
        bank.adding(
                        GREEN,
                        Map.of(
                                "bankCode",
                                "014",
                                "accountNumber",
                                BankFixture.digits(10),
                                "name",
                                "no layout",
                                "layout",
                                "no-such"))
                .expectStatus()
                .isBadRequest();
        assertThat(
                        books.texts(
                                "select encode(account_number, 'escape') from bank_account where id = '%s'"
                                        .formatted(account.id())))
                .noneMatch(stored -> stored.contains(account.number()));
    }

    @Test
    void anAccountCanBeBoundToALayout() {
        var account = bank.account(GREEN);
        api.asAdmin(GREEN)
                .patch()
                .uri("/api/v1/bank-accounts/{id}", account.id())
                .header("If-Match", "\"0\"")
                .body(Map.of("layout", "scb-business", "matching", Map.of("threshold", 90)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"");

        bank.importing(account, BankFixture.csv(account, row("", BankFixture.amount())))
                .expectStatus()
                .isBadRequest();
    }

    private static String row(String description, String credit) {
        return "20/11/2026,10:15,%s,,%s".formatted(description, credit);
    }

    private JsonNode unidentified(Account account, String amount) {
        bank.imported(account, BankFixture.csv(account, row("someone", amount)));
        var line = bank.onlyLine(account);
        assertThat(line.path("status").asString()).isEqualTo("unidentified");
        return line;
    }

    private void refused(Account account, byte[] content, int status, String code) {
        var problem =
                BillingFixture.body(
                        bank.importing(account, content).expectStatus().isEqualTo(status));
        assertThat(problem.path("type").asString()).endsWith(":" + code);
    }

    private void reverse(UUID payment, String reason) {
        api.asStaff(GREEN)
                .post()
                .uri("/api/v1/payments/{id}/reversal", payment)
                .body(Map.of("reason", reason))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private long statementsOf(Account account) {
        return fixture.count(
                "select 1 from bank_statement where bank_account_id = '%s'"
                        .formatted(account.id()));
    }

    private String numberOf(UUID invoice) {
        return invoice(invoice).path("number").asString();
    }

    private String ref1Of(UUID invoice) {
        var house =
                books
                        .texts(
                                "select house_number from invoice where id = '%s'"
                                        .formatted(invoice))
                        .stream()
                        .collect(Collectors.joining());
        return PaymentReferences.of(house, numberOf(invoice)).ref1();
    }

    private JsonNode invoice(UUID id) {
        return fixture.get(api.asStaff(GREEN), "/api/v1/invoices/{id}", id);
    }

    private JsonNode payment(UUID id) {
        return fixture.get(api.asStaff(GREEN), "/api/v1/payments/{id}", id);
    }
}
