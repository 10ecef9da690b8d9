package io.smartvillage.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.payment.Books;
import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.security.RequestSignature;
import io.smartvillage.platform.security.SignedRequest;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Accounts, files and call-backs of banks. Amounts are of one test each: others report payments of
/// the same village on the same day.
public final class BankFixture {

    private static final AtomicInteger AMOUNTS = new AtomicInteger(50_037);

    private final Api api;
    private final Books books;

    public BankFixture(Api api, TestDatabase database) {
        this.api = api;
        this.books = new Books(database);
    }

    public record Account(DemoVillage village, UUID id, String number) {

        public String callbackPath() {
            return "/api/v1/bank-callbacks/" + id;
        }
    }

    /// Between 500 and 1,000 baht.
    public static String amount() {
        return BigDecimal.valueOf(AMOUNTS.addAndGet(11), 2).toPlainString();
    }

    public static String digits(int count) {
        return ThreadLocalRandom.current()
                .ints(count, 0, 10)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining());
    }

    public Account account(DemoVillage village) {
        return account(village, digits(10));
    }

    public Account account(DemoVillage village, String number) {
        var view =
                BillingFixture.body(
                        adding(
                                        village,
                                        Map.of(
                                                "bankCode",
                                                "004",
                                                "accountNumber",
                                                number,
                                                "name",
                                                "บัญชีค่าส่วนกลาง"))
                                .expectStatus()
                                .isCreated());
        return new Account(village, UUID.fromString(view.path("id").asString()), number);
    }

    /// The one that the contract's trials take; with a secret, if it had to be made.
    public Account oldestAccount(DemoVillage village) {
        var oldest =
                books.texts(
                        "select id::text from bank_account where village_id = '%s' order by id limit 1"
                                .formatted(village.id()));
        if (!oldest.isEmpty()) {
            var account = new Account(village, UUID.fromString(oldest.getFirst()), "");
            if (books.sum(
                                    "select count(*) from callback_secret where revoked_at is null and bank_account_id = '%s'"
                                            .formatted(account.id()))
                            .signum()
                    == 0) {
                secret(account);
            }
            return account;
        }
        var account = account(village);
        secret(account);
        return account;
    }

    public RestTestClient.ResponseSpec adding(DemoVillage village, Map<String, Object> request) {
        return api.asAdmin(village)
                .post()
                .uri("/api/v1/bank-accounts")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(request)
                .exchange();
    }

    /// A secret for call-backs; the one before it stays good.
    public byte[] secret(Account account) {
        return madeSecret(account).path("secret").asString().getBytes(StandardCharsets.UTF_8);
    }

    public JsonNode madeSecret(Account account) {
        return BillingFixture.body(
                api.asAdmin(account.village())
                        .post()
                        .uri("/api/v1/bank-accounts/{id}/callback-secrets", account.id())
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .exchange()
                        .expectStatus()
                        .isCreated());
    }

    /// A statement with the account's number above the header, without balances.
    ///
    /// @param rows of date, time, description, debit and credit
    public static String csv(Account account, String... rows) {
        return Stream.concat(
                        Stream.of(
                                "Account Number," + account.number(),
                                "Date,Time,Description,Debit,Credit"),
                        Stream.of(rows))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    public JsonNode imported(Account account, String csv) {
        return BillingFixture.body(importing(account, csv).expectStatus().isCreated());
    }

    public RestTestClient.ResponseSpec importing(Account account, String csv) {
        return importing(account, csv.getBytes(StandardCharsets.UTF_8));
    }

    public RestTestClient.ResponseSpec importing(Account account, byte[] content) {
        var file =
                new ByteArrayResource(content) {
                    @Override
                    public String getFilename() {
                        return "statement.csv";
                    }
                };
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", file);
        return api.asStaff(account.village())
                .post()
                .uri("/api/v1/bank-statements?bankAccountId={id}", account.id())
                .header(HttpHeaders.CONTENT_TYPE, MediaType.MULTIPART_FORM_DATA_VALUE)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(parts)
                .exchange();
    }

    public List<JsonNode> lines(Account account) {
        var page =
                BillingFixture.body(
                        api.asStaff(account.village())
                                .get()
                                .uri(
                                        "/api/v1/bank-lines?bankAccountId={id}&limit=200",
                                        account.id())
                                .exchange()
                                .expectStatus()
                                .isOk());
        return page.path("items").valueStream().toList();
    }

    public JsonNode onlyLine(Account account) {
        var lines = lines(account);
        assertThat(lines).as("lines of " + account).hasSize(1);
        return lines.getFirst();
    }

    public RestTestClient.ResponseSpec placing(
            Account account, JsonNode line, Map<String, Object> placement) {
        return api.asStaff(account.village())
                .post()
                .uri("/api/v1/bank-lines/{id}/placement", line.path("id").asString())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(placement)
                .exchange();
    }

    public RestTestClient.ResponseSpec callingBack(
            Account account, byte[] secret, Map<String, Object> callback) {
        var body = JsonMapper.shared().writeValueAsBytes(callback);
        var timestamp = String.valueOf(Instant.now().getEpochSecond());
        return api.anonymous()
                .post()
                .uri(account.callbackPath())
                .contentType(MediaType.APPLICATION_JSON)
                .header(SignedRequest.TIMESTAMP_HEADER, timestamp)
                .header(
                        SignedRequest.SIGNATURE_HEADER,
                        RequestSignature.of(
                                secret, timestamp, "POST", account.callbackPath(), body))
                .body(body)
                .exchange();
    }

    /// The bank account in the books has what came in by the lines of this one, and the
    /// unidentified receipts are those lines that nobody has placed.
    ///
    /// @param others payments that were linked to lines of it and are no more, or are about to be
    public void agree(Account account, UUID... others) {
        var sources =
                Stream.concat(
                                books
                                        .texts(
                                                """
                                                select id::text from bank_line where bank_account_id = '%1$s'
                                                union
                                                select payment_id::text from bank_line
                                                where bank_account_id = '%1$s' and payment_id is not null
                                                """
                                                        .formatted(account.id()))
                                        .stream(),
                                Stream.of(others).map(UUID::toString))
                        .distinct()
                        .map("'%s'"::formatted)
                        .collect(Collectors.joining(", "));
        assertThat(balance("bank", sources))
                .as("bank in the books of lines of " + account.id())
                .isEqualByComparingTo(
                        books.sum(
                                "select sum(amount) from bank_line where direction = 'credit' and bank_account_id = '%s'"
                                        .formatted(account.id())));
        assertThat(balance("unidentified_receipts", sources).negate())
                .as("unidentified receipts of lines of " + account.id())
                .isEqualByComparingTo(unidentified(account));
    }

    public BigDecimal unidentified(Account account) {
        return books.sum(
                "select sum(amount) from bank_line where status = 'unidentified' and bank_account_id = '%s'"
                        .formatted(account.id()));
    }

    public BigDecimal balance(String ledgerAccount, String sources) {
        return books.sum(
                """
                select sum(case when debit = '%1$s' then amount else -amount end)
                from ledger_posting where '%1$s' in (debit, credit) and source_id in (%2$s)
                """
                        .formatted(ledgerAccount, sources));
    }

    public static UUID id(JsonNode node, String field) {
        return UUID.fromString(Objects.requireNonNull(node.path(field).asString()));
    }
}
