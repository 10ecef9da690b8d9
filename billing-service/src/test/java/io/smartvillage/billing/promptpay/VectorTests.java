package io.smartvillage.billing.promptpay;

import static io.smartvillage.billing.promptpay.Vectors.required;
import static io.smartvillage.billing.promptpay.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.billing.promptpay.BillPayment.Scheme;
import io.smartvillage.billing.promptpay.CreditTransfer.Presenter;
import io.smartvillage.billing.promptpay.PromptPayQr.Initiation;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Every vector, whatever its number: what to do follows from its kind and operation, and one that
/// is of no known kind, or expects a field nobody here knows, fails.
///
/// The libraries behind the vectors contradict the rules, or each other, in these places. Each is
/// recognised by what the vector holds, not by its id, and tested for what is done instead:
///
/// - amounts with more than 2 decimals: some round (two of them differently), others refuse. Money
///   is never rounded here, so they are refused when writing (rule 1);
/// - amount 0: some write `0.00`, others nothing. Refused when writing, read as an open amount;
/// - templates without a receiver: some write them. Refused both ways;
/// - biller ids that are neither 15 digits (rule 3) nor the bare tax id of 13: refused both ways;
/// - references with lower-case letters: refused both ways (rule 3: upper-case);
/// - barcodes with LF between the fields: CR is the rule (rule 6);
/// - checksums without leading zeros: refused in payment codes unless asked for, read in slips
///   (rule 5), where strict libraries refuse them;
/// - short names of banks: 073 is LH in rule 7, LHFG elsewhere. Any name of the bank will do;
/// - 12 digits, taken for a mobile number by one library: no mobile number has them. Refused.
class VectorTests {

    private static final DateTimeFormatter SLIP_DATE = DateTimeFormatter.ofPattern("ddMMuuuu");

    private static final Set<String> PROMPTPAY =
            Set.of(
                    "promptpay-tag29-mobile",
                    "tag29-nationalid",
                    "tag29-ewallet",
                    "tag29-bankaccount",
                    "tag30-billpayment");
    private static final String BANK_SLIP = "slip-miniqr-standard";
    private static final String TRUE_MONEY_SLIP = "slip-miniqr-truemoney";
    private static final String BARCODE = "bot-barcode";

    @TestFactory
    Stream<DynamicTest> agreesWithTheVector() {
        return Vectors.vectors().stream()
                .map(vector ->
                        DynamicTest.dynamicTest(required(vector, "id"), () -> check(vector)));
    }

    @TestFactory
    Stream<DynamicTest> agreesOnTheParts() {
        return Vectors.auxiliary().stream()
                .map(vector ->
                        DynamicTest.dynamicTest(required(vector, "id"), () -> checkPart(vector)));
    }

    private static void check(JsonNode vector) {
        var kind = required(vector, "kind");
        if (kind.equals("invalid")) {
            checkInvalid(vector, required(vector, "invalid_of"));
        } else if (PROMPTPAY.contains(kind)) {
            checkPromptPay(vector);
        } else if (kind.equals(BANK_SLIP) || kind.equals(TRUE_MONEY_SLIP)) {
            checkSlip(vector, kind);
        } else if (kind.equals(BARCODE)) {
            checkBarcode(vector);
        } else {
            throw new AssertionError("vectors of a new kind: " + kind);
        }
    }

    private static void checkPromptPay(JsonNode vector) {
        switch (required(vector, "op")) {
            case "generate" -> checkWritten(vector);
            case "parse", "validate" -> checkRead(vector);
            case "modify" -> {
                var input = vector.get("input");
                var origin = PromptPayQr.parse(required(input, "from_payload"));
                var amount = amount(input, "set_amount");
                if (isOverPrecise(amount)) {
                    assertRefused(() -> origin.withAmount(amount));
                    checkRead(vector);
                } else {
                    assertSameCode(vector, origin.withAmount(amount));
                }
            }
            case "convert" -> {
                var barcode = BotBarcode.parse(required(vector.get("input"), "barcode"));
                assertSameCode(vector, barcode.toQr());
            }
            case "normalise" -> {
                var target = required(vector.get("input"), "target");
                if (Digits.strip(target).length() == 12) {
                    assertRefused(() -> PromptPayProxy.of(target));
                } else {
                    var transfer = CreditTransfer.to(PromptPayProxy.of(target));
                    assertExpected(vector, PromptPayQr.of(transfer));
                }
            }
            case "segment" -> assertExpected(vector, written(vector.get("input")));
            default -> throw new AssertionError("new operation: " + vector);
        }
    }

    private static void checkWritten(JsonNode vector) {
        var input = vector.get("input");
        if (contradictsTheRules(input)) {
            assertRefused(() -> written(input));
            checkRead(vector);
        } else {
            assertSameCode(vector, written(input));
        }
    }

    private static void assertSameCode(JsonNode vector, PromptPayQr written) {
        var payload = required(vector, "payload");
        assertThat(PromptPayQr.parse(payload)).isEqualTo(written);
        assertThat(PromptPayQr.parse(written.payload())).isEqualTo(written);
        if (tagOrder(payload).equals(tagOrder(written.payload()))) {
            assertThat(written.payload()).isEqualTo(payload);
        }
        assertDecoded(vector, written);
        assertExpected(vector, written);
    }

    private static String tagOrder(String payload) {
        return String.join(" ", TlvFields.read(payload).values().keySet());
    }

    private static void checkRead(JsonNode vector) {
        var payload = required(vector, "payload");
        var decoded = vector.get("decoded");
        if (decoded != null && (hasNoTarget(decoded) || hasForbiddenBill(decoded))) {
            assertUnreadable(() -> PromptPayQr.parse(payload));
            return;
        }
        var digits = CrcDigits.ALL_FOUR;
        if (isTruncated(vector)) {
            assertUnreadable(() -> PromptPayQr.parse(payload));
            digits = CrcDigits.LEADING_ZEROS_MAY_BE_MISSING;
        }
        var qr = PromptPayQr.parse(payload, digits);
        assertThat(PromptPayQr.parse(qr.payload())).isEqualTo(qr);
        assertDecoded(vector, qr);
        assertExpected(vector, qr);
    }

    private static void checkSlip(JsonNode vector, String kind) {
        var payload = required(vector, "payload");
        var slip = readSlip(kind, payload);
        assertThat(SlipQr.parse(payload)).isEqualTo(slip);
        switch (required(vector, "op")) {
            case "generate" -> {
                assertThat(writtenSlip(kind, vector.get("input"))).isEqualTo(slip);
                assertThat(slip.payload()).isEqualTo(payload);
            }
            case "parse", "validate" ->
                    assertThat(isTruncated(vector) || slip.payload().equals(payload)).isTrue();
            default -> throw new AssertionError("new operation: " + vector);
        }
        var decoded = vector.get("decoded");
        if (decoded != null) {
            decoded.propertyNames()
                    .forEach(name ->
                            assertThat(fieldOf(slip, name, payload))
                                    .as(name)
                                    .isEqualTo(text(decoded, name)));
        }
        forEachExpected(
                vector,
                (name, value) -> {
                    if (name.equals("bank_short")) {
                        assertThat(namesOfBank(slip)).contains(value);
                    } else {
                        assertThat(fieldOf(slip, name, payload)).as(name).isEqualTo(value);
                    }
                });
    }

    /// Null stands for a bank that is not known.
    private static List<@Nullable String> namesOfBank(SlipQr slip) {
        return Bank.of(((BankSlip) slip).sendingBank())
                .map(bank ->
                        Stream.concat(Stream.of(bank.shortName()), bank.otherNames().stream())
                                .toList())
                .orElseGet(() -> Collections.singletonList(null));
    }

    private static void checkBarcode(JsonNode vector) {
        var payload = required(vector, "payload");
        switch (required(vector, "op")) {
            case "generate" -> {
                var input = vector.get("input");
                var written = writtenBarcode(input);
                var stated = text(vector.get("expect").path("fields"), "same_with_cr");
                if (payload.contains("\n")) {
                    assertThat(stated).as("the same with CR").isNotNull();
                    assertUnreadable(() -> BotBarcode.parse(payload));
                }
                var expected = stated == null ? payload : stated;
                assertThat(written.payload()).isEqualTo(expected);
                assertThat(BotBarcode.parse(expected)).isEqualTo(written);
                assertBarcode(vector.path("decoded"), written);
            }
            case "parse", "validate" -> {
                var read = BotBarcode.parse(payload);
                assertThat(BotBarcode.parse(read.payload())).isEqualTo(read);
                assertBarcode(vector.path("decoded"), read);
                assertBarcode(vector.get("expect").path("fields"), read);
            }
            default -> throw new AssertionError("new operation: " + vector);
        }
    }

    private static void assertBarcode(JsonNode expected, BotBarcode barcode) {
        for (var name : expected.propertyNames()) {
            var value = text(expected, name);
            switch (name) {
                case "biller_id" -> assertThat(barcode.billerId()).isEqualTo(value);
                case "ref1" -> assertThat(barcode.ref1()).isEqualTo(value);
                case "ref2" -> assertThat(barcode.ref2()).isEqualTo(emptyIsNull(value));
                case "amount" -> assertAmount(barcode.amount(), value);
                default -> throw new AssertionError("new field: " + name);
            }
        }
    }

    private static void checkInvalid(JsonNode vector, String kind) {
        var payload = text(vector, "payload");
        var input = vector.get("input");
        switch (required(vector, "op")) {
            case "generate" -> {
                if (input.has("countryCode")) {
                    assertThatExceptionOfType(UnreadablePayloadException.class)
                            .isThrownBy(() -> PromptPayQr.parse(ofCountry(input)))
                            .withMessageContaining("tag 58");
                } else if (input.has("ref1") && !kind.equals(BARCODE) && isTransfer(input)) {
                    assertUnreadable(() -> PromptPayQr.parse(withReference(input)));
                } else {
                    assertRefused(() -> writtenOfKind(kind, input));
                }
            }
            case "parse", "validate" -> {
                Objects.requireNonNull(payload);
                if (isTruncated(vector) && !PROMPTPAY.contains(kind)) {
                    // Strict libraries refuse it: rule 5 does not.
                    assertThat(readSlip(kind, payload)).isNotNull();
                } else if (kind.equals("tag30-billpayment") && crcFits(vector)) {
                    assertNoBill(payload);
                } else {
                    assertUnreadable(() -> readOfKind(kind, payload));
                }
            }
            default -> throw new AssertionError("new operation: " + vector);
        }
    }

    private static void assertNoBill(String payload) {
        try {
            assertThat(PromptPayQr.parse(payload).target()).isNotInstanceOf(BillPayment.class);
        } catch (UnreadablePayloadException e) {
            assertThat(e).hasMessageMatching(".+");
        }
    }

    private static void checkPart(JsonNode vector) {
        var expected = vector.get("expect");
        var input = Objects.requireNonNullElse(text(vector, "input"), "");
        switch (required(vector, "kind")) {
            case "aux-crc16" -> assertThat(Crc16.hex(input)).isEqualTo(expected.asString());
            case "aux-amount-format" -> {
                var amount = new BigDecimal(input);
                if (isOverPrecise(amount) || amount.signum() <= 0 || isError(expected)) {
                    assertRefused(() -> PaymentAmount.positive("amount", amount));
                } else {
                    assertThat(PaymentAmount.text(PaymentAmount.positive("amount", amount)))
                            .isEqualTo(expected.asString());
                }
            }
            case "aux-tlv" -> {
                if (isError(expected)) {
                    assertUnreadable(() -> TlvFields.read(input));
                } else {
                    var fields =
                            TlvFields.read(input).values().entrySet().stream()
                                    .map(field -> field.getKey() + "=" + field.getValue());
                    assertThat(fields)
                            .containsExactlyElementsOf(
                                    expected.values().stream()
                                            .map(pair ->
                                                    pair.get(0).asString()
                                                            + "="
                                                            + pair.get(1).asString())
                                            .toList());
                }
            }
            case "aux-message-hex" -> {
                if (isError(expected)) {
                    assertRefused(() -> UnicodeHex.decode("message", input));
                } else if (Objects.equals(text(vector, "op"), "decode")) {
                    assertThat(UnicodeHex.decode("message", input)).isEqualTo(expected.asString());
                } else {
                    assertThat(UnicodeHex.encode(input)).isEqualTo(expected.asString());
                    assertThat(UnicodeHex.decode("message", expected.asString())).isEqualTo(input);
                }
            }
            default -> throw new AssertionError("a part of a new kind: " + vector);
        }
    }

    private static boolean isError(JsonNode expected) {
        return expected.isString() && expected.asString().contains("error");
    }

    // What the input of a vector asks for.

    private static Object writtenOfKind(String kind, JsonNode input) {
        return switch (kind) {
            case BANK_SLIP, TRUE_MONEY_SLIP -> writtenSlip(kind, input);
            case BARCODE -> writtenBarcode(input);
            default -> written(input);
        };
    }

    private static PromptPayQr written(JsonNode input) {
        var target = isTransfer(input) ? transfer(input) : bill(input);
        var amount = amount(input, "amount");
        var qr = amount == null ? PromptPayQr.of(target) : PromptPayQr.of(target, amount);
        var mode = Objects.requireNonNullElse(text(input, "mode"), "auto");
        var initiation =
                switch (mode) {
                    case "static" -> Initiation.STATIC;
                    case "dynamic" -> Initiation.DYNAMIC;
                    case "auto", "bot" -> qr.initiation();
                    default -> throw new AssertionError("new mode: " + mode);
                };
        return qr.withInitiation(initiation)
                .withTerminal(emptyIsNull(text(input, "ref3")))
                .withMessage(emptyIsNull(text(input, "message")))
                .withVat(vat(input.get("vat")));
    }

    private static boolean isTransfer(JsonNode input) {
        var type = text(input, "target_type");
        return type == null
                ? !input.has("biller_id")
                : !type.equals("bill") && !"domestic cross-border".contains(aid(input));
    }

    private static String aid(JsonNode input) {
        return Objects.requireNonNullElse(text(input, "aid"), "unstated");
    }

    private static PaymentTarget bill(JsonNode input) {
        return new BillPayment(
                aid(input).equals("cross-border") ? Scheme.CROSS_BORDER : Scheme.DOMESTIC,
                orEmpty(input, "biller_id"),
                orEmpty(input, "ref1"),
                emptyIsNull(text(input, "ref2")));
    }

    private static PaymentTarget transfer(JsonNode input) {
        var ota = text(input, "ota");
        var customer =
                ota != null
                        || input.path("customer_presented").asBoolean(false)
                        || aid(input).equals("customer-presented");
        return new CreditTransfer(
                proxy(input), customer ? Presenter.CUSTOMER : Presenter.MERCHANT, ota);
    }

    private static PromptPayProxy proxy(JsonNode input) {
        var target = orEmpty(input, "target");
        var type = text(input, "target_type");
        if (type == null) {
            return input.has("account")
                    ? BankAccount.of(orEmpty(input, "bank_code"), orEmpty(input, "account"))
                    : PromptPayProxy.of(target);
        }
        return switch (type) {
            case "mobile", "none" -> MobileNumber.of(target);
            case "national_id" -> NationalId.of(target);
            case "ewallet" -> EWalletId.of(target);
            case "truemoney" -> EWalletId.ofTrueMoney(MobileNumber.of(target));
            case "bank_account" ->
                    BankAccount.of(orEmpty(input, "bank_code"), orEmpty(input, "account"));
            default -> throw new AssertionError("new type of target: " + type);
        };
    }

    private static @Nullable Vat vat(@Nullable JsonNode input) {
        return input == null || input.isNull()
                ? null
                : new Vat(
                        orEmpty(input, "branch"),
                        text(input, "rate"),
                        PaymentAmount.read("vat.amount", orEmpty(input, "amount")));
    }

    private static BotBarcode writtenBarcode(JsonNode input) {
        if ("bill".equals(Objects.requireNonNullElse(text(input, "target_type"), "bill"))) {
            return new BotBarcode(
                    orEmpty(input, "biller_id"),
                    orEmpty(input, "ref1"),
                    emptyIsNull(text(input, "ref2")),
                    amount(input, "amount"));
        }
        return BotBarcode.of(written(input));
    }

    private static SlipQr writtenSlip(String kind, JsonNode input) {
        return kind.equals(BANK_SLIP)
                ? new BankSlip(orEmpty(input, "sending_bank"), orEmpty(input, "trans_ref"))
                : TrueMoneySlip.of(
                        orEmpty(input, "event_type"),
                        orEmpty(input, "transaction_id"),
                        orEmpty(input, "date"));
    }

    private static Object readOfKind(String kind, String payload) {
        return switch (kind) {
            case BANK_SLIP, TRUE_MONEY_SLIP -> readSlip(kind, payload);
            case BARCODE -> BotBarcode.parse(payload);
            default -> PromptPayQr.parse(payload);
        };
    }

    private static SlipQr readSlip(String kind, String payload) {
        return kind.equals(BANK_SLIP) ? BankSlip.parse(payload) : TrueMoneySlip.parse(payload);
    }

    /// No writer here takes a country: what another one would write must not be readable.
    private static String ofCountry(JsonNode input) {
        return new TlvWriter()
                .add("00", "01")
                .add("29", transfer(input).template())
                .add("53", "764")
                .add("58", required(input, "countryCode"))
                .checked("63");
    }

    /// A credit transfer has no reference: the tag is that of the national id.
    private static String withReference(JsonNode input) {
        var template = TlvFields.read(transfer(input).template()).values();
        var fields = new TlvWriter();
        template.forEach(fields::add);
        return new TlvWriter()
                .add("00", "01")
                .add("29", fields.add("02", required(input, "ref1")).text())
                .add("53", "764")
                .add("58", "TH")
                .checked("63");
    }

    // Where the rules, not the vector, decide.

    private static boolean contradictsTheRules(JsonNode input) {
        var amount = amount(input, "amount");
        return isOverPrecise(amount)
                || (amount != null && amount.signum() == 0)
                || "none".equals(text(input, "target_type"))
                || hasForbiddenBill(input);
    }

    private static boolean hasForbiddenBill(JsonNode fields) {
        var biller = text(fields, "biller_id");
        return (biller != null && !Set.of(13, 15).contains(biller.length()))
                || Stream.of("ref1", "ref2", "ref3", "tag62_07")
                        .anyMatch(name -> orEmpty(fields, name).matches(".*[a-z].*"));
    }

    private static boolean hasNoTarget(JsonNode decoded) {
        return text(decoded, "target") == null && text(decoded, "biller_id") == null;
    }

    private static boolean isOverPrecise(@Nullable BigDecimal amount) {
        return amount != null && amount.stripTrailingZeros().scale() > 2;
    }

    private static boolean isTruncated(JsonNode vector) {
        return vector.path("crc_ok_after_left_pad").asBoolean(false);
    }

    private static boolean crcFits(JsonNode vector) {
        return vector.path("crc_ok").asBoolean(false);
    }

    // What was read, in the words of the vectors.

    private static void assertDecoded(JsonNode vector, PromptPayQr qr) {
        var decoded = vector.get("decoded");
        if (decoded != null) {
            for (var name : decoded.propertyNames()) {
                assertField(name, qr, text(decoded, name), decoded);
            }
        }
    }

    private static void assertExpected(JsonNode vector, PromptPayQr qr) {
        var fields = vector.get("expect").path("fields");
        for (var name : fields.propertyNames()) {
            assertField(name, qr, text(fields, name), fields);
        }
    }

    private interface Expectation {

        void check(String name, @Nullable String value);
    }

    private static void forEachExpected(JsonNode vector, Expectation expectation) {
        var fields = vector.get("expect").path("fields");
        fields.propertyNames().forEach(name -> expectation.check(name, text(fields, name)));
    }

    private static void assertField(
            String name, PromptPayQr qr, @Nullable String value, JsonNode fields) {
        switch (name) {
            case "amount" -> assertAmount(qr.amount(), value);
            case "vat" -> {
                var vat = Objects.requireNonNull(qr.vat());
                var written = TlvFields.read(vat.template()).values();
                fields.get("vat")
                        .propertyNames()
                        .forEach(tag ->
                                assertThat(written.get(tag))
                                        .isEqualTo(text(fields.get("vat"), tag)));
            }
            case "crc_truncated" -> assertThat(value).isEqualTo("true");
            default -> assertThat(fieldOf(qr, name, fields)).as(name).isEqualTo(value);
        }
    }

    private static @Nullable String fieldOf(PromptPayQr qr, String name, JsonNode fields) {
        if (name.matches("\\d\\d(\\.\\d\\d)?")) {
            return rawField(qr.payload(), name);
        }
        var transfer = qr.target() instanceof CreditTransfer credit ? credit : null;
        var bill = qr.target() instanceof BillPayment payment ? payment : null;
        return switch (name) {
            case "point_of_initiation" ->
                    qr.initiation() == Initiation.STATIC ? "static" : "dynamic";
            case "country" -> rawField(qr.payload(), "58");
            case "currency" -> rawField(qr.payload(), "53");
            case "merchant_name" -> qr.merchantName();
            case "merchant_city" -> qr.merchantCity();
            case "message" -> qr.message();
            case "ref3", "tag62_07", "terminal" -> qr.terminal();
            case "aid" -> rawField(qr.payload(), qr.target().tag() + ".00");
            case "segment" -> new TlvWriter().add(qr.target().tag(), qr.target().template()).text();
            case "biller_id" -> bill == null ? null : bill.billerId();
            case "ref1" -> bill == null ? null : bill.ref1();
            case "ref2" -> bill == null ? null : bill.ref2();
            default -> fieldOf(Objects.requireNonNull(transfer, name), name, fields);
        };
    }

    private static @Nullable String fieldOf(CreditTransfer transfer, String name, JsonNode fields) {
        var proxy = transfer.proxy();
        return switch (name) {
            case "ota" -> transfer.ota();
            case "target_local", "recipient" -> local(proxy);
            case "target" -> fields.has("type") ? local(proxy) : proxy.value();
            case "value" -> proxy.value();
            case "truemoney_mobile", "mobile" ->
                    ((EWalletId) proxy).trueMoneyMobile().orElseThrow().local();
            case "kind" ->
                    proxy instanceof EWalletId wallet && wallet.trueMoneyMobile().isPresent()
                            ? "truemoney"
                            : "promptpay";
            case "sub_tag" -> transfer.template().substring(20, 22);
            case "type" ->
                    switch (proxy) {
                        case MobileNumber _ ->
                                Objects.equals(text(fields, "type"), "mobile")
                                        ? "mobile"
                                        : "MSISDN";
                        case NationalId _ -> "NATID";
                        case EWalletId _ -> "EWALLETID";
                        case BankAccount _ -> "BANKAC";
                    };
            case "target_type" ->
                    switch (proxy) {
                        case MobileNumber _ -> "mobile";
                        case NationalId _ -> "national_id";
                        case EWalletId _ -> "ewallet";
                        case BankAccount _ -> "bank_account";
                    };
            default -> throw new AssertionError("new field: " + name);
        };
    }

    private static @Nullable String fieldOf(SlipQr slip, String name, String payload) {
        if (name.matches("\\d\\d(\\.\\d\\d)?")) {
            return rawField(slip.payload(), name);
        }
        return switch (slip) {
            case BankSlip bank ->
                    switch (name) {
                        case "type" -> "bank-slip";
                        case "country" -> rawField(slip.payload(), "51");
                        case "sending_bank" -> bank.sendingBank();
                        case "trans_ref" -> bank.transRef();
                        case "crc_truncated" ->
                                Boolean.toString(payload.length() < slip.payload().length());
                        default -> throw new AssertionError("new field: " + name);
                    };
            case TrueMoneySlip wallet ->
                    switch (name) {
                        case "type" -> "truemoney-slip";
                        case "event_type" -> wallet.eventType();
                        case "transaction_id" -> wallet.transactionId();
                        case "date", "date_ddmmyyyy" -> SLIP_DATE.format(wallet.date());
                        case "crc_truncated" ->
                                Boolean.toString(payload.length() < slip.payload().length());
                        default -> throw new AssertionError("new field: " + name);
                    };
        };
    }

    private static String local(PromptPayProxy proxy) {
        return proxy instanceof MobileNumber mobile ? mobile.local() : proxy.value();
    }

    private static @Nullable String rawField(String payload, String path) {
        var tags = path.split("\\.", -1);
        var outer = TlvFields.read(payload).find(tags[0]);
        return (tags.length == 1
                        ? outer
                        : outer.flatMap(text -> TlvFields.read(text).find(tags[1])))
                .orElse(null);
    }

    private static void assertAmount(@Nullable BigDecimal amount, @Nullable String value) {
        if (value == null || new BigDecimal(value).signum() == 0) {
            assertThat(amount).isNull();
        } else {
            assertThat(amount).isEqualByComparingTo(value);
        }
    }

    private static @Nullable BigDecimal amount(JsonNode input, String field) {
        var text = emptyIsNull(text(input, field));
        return text == null ? null : new BigDecimal(text);
    }

    private static String orEmpty(JsonNode input, String field) {
        return Objects.requireNonNullElse(text(input, field), "");
    }

    private static @Nullable String emptyIsNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static void assertRefused(ThrowingCallable writing) {
        assertThatExceptionOfType(InvalidPaymentDataException.class).isThrownBy(writing);
    }

    private static void assertUnreadable(ThrowingCallable reading) {
        assertThatExceptionOfType(UnreadablePayloadException.class).isThrownBy(reading);
    }
}
