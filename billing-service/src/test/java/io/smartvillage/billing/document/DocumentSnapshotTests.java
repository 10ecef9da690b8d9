package io.smartvillage.billing.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smartvillage.billing.document.BilledLine.Kind;
import io.smartvillage.billing.document.NoteSnapshot.Direction;
import io.smartvillage.billing.document.ReceiptSnapshot.Allocation;
import io.smartvillage.platform.web.json.StrictJsonAutoConfiguration;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class DocumentSnapshotTests {

    /// As the service has it.
    private static final JsonMapper JSON = serviceMapper();

    static Stream<DocumentSnapshot> snapshots() {
        return Stream.of(
                SampleDocuments.invoice(),
                SampleDocuments.receipt(),
                SampleDocuments.creditNote(),
                SampleDocuments.statement());
    }

    /// Also those with everything left out that may be, and with what JSON or SQL could stumble
    /// over.
    static Stream<DocumentSnapshot> snapshotsAndOddOnes() {
        return Stream.concat(
                snapshots(), Stream.of(bareInvoice(), bareReceipt(), debitNote(), bareStatement()));
    }

    @ParameterizedTest
    @MethodSource("snapshotsAndOddOnes")
    void comesBackFromJsonAsItWas(DocumentSnapshot snapshot) {
        var json = JSON.writerFor(DocumentSnapshot.class).writeValueAsString(snapshot);

        assertThat(JSON.readValue(json, DocumentSnapshot.class)).isEqualTo(snapshot);
        assertThat(JSON.writeValueAsString(snapshot)).isEqualTo(json);
    }

    /// PostgreSQL keeps the keys of `jsonb` by length: the kind of document is not the first.
    @ParameterizedTest
    @MethodSource("snapshotsAndOddOnes")
    void comesBackFromJsonbAsItWas(DocumentSnapshot snapshot) {
        var stored = inOrderOfJsonb(JSON.readTree(JSON.writeValueAsString(snapshot))).toString();

        assertThat(stored).doesNotStartWith("{\"document\"");
        assertThat(JSON.readValue(stored, DocumentSnapshot.class)).isEqualTo(snapshot);
    }

    @Test
    void keepsEveryDigitOfAnAmount() {
        var amount = "9999999999999.99";
        var line = SampleDocuments.line(Kind.FEE, "fee", null, "0.10", "unit", "35.00", amount);
        var invoice =
                SampleDocuments.invoice(
                        SampleDocuments.letterhead(), new Addressee("1", null), List.of(line));

        var json = JSON.writeValueAsString(invoice);

        assertThat(json)
                .contains("\"amount\":" + amount, "\"quantity\":0.10", "\"rate\":35.00")
                .contains("\"kind\":\"fee\"");
        assertThat(JSON.readValue(json, DocumentSnapshot.class)).isEqualTo(invoice);
    }

    @Test
    void isWrittenWithItsKindAndIsoDates() {
        var json = JSON.readTree(JSON.writeValueAsString(SampleDocuments.receipt()));

        assertThat(json.path("document").asString()).isEqualTo("receipt");
        assertThat(json.path("paidOn").asString()).isEqualTo("2026-12-08");
        assertThat(json.path("letterhead").path("name").asString()).contains("ร่มรื่นวิลเลจ");
    }

    @Test
    void takesNoTotalThatTheLinesDoNotMake() {
        var invoice = SampleDocuments.invoice();

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new InvoiceSnapshot(
                                invoice.letterhead(),
                                invoice.number(),
                                invoice.issuedOn(),
                                invoice.dueOn(),
                                invoice.addressee(),
                                invoice.lines(),
                                invoice.total().add(new BigDecimal("0.01")),
                                null,
                                List.of()))
                .withMessage("INV-2569-000123: the parts make 4160.25, not 4160.26");
    }

    @Test
    void takesNoReceiptWhoseMoneyWentNowhere() {
        var receipt = SampleDocuments.receipt();

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ReceiptSnapshot(
                                receipt.letterhead(),
                                receipt.number(),
                                receipt.issuedOn(),
                                receipt.addressee(),
                                receipt.paidOn(),
                                receipt.method(),
                                null,
                                receipt.allocations(),
                                BigDecimal.ZERO,
                                receipt.total(),
                                null,
                                null,
                                List.of()))
                .withMessageContaining("5385.75");
    }

    @Test
    void takesNoStatementWhoseEntriesDoNotLeadToTheClosingBalance() {
        var statement = SampleDocuments.statement();

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new StatementSnapshot(
                                statement.letterhead(),
                                statement.number(),
                                statement.issuedOn(),
                                statement.addressee(),
                                statement.period(),
                                statement.opening().add(BigDecimal.ONE),
                                statement.entries(),
                                statement.closing(),
                                null,
                                List.of()));
    }

    @Test
    void takesNoFractionOfASatang() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() ->
                        SampleDocuments.line(
                                Kind.FEE, "ค่าส่วนกลาง", null, null, null, null, "0.125"));
    }

    private static InvoiceSnapshot bareInvoice() {
        var text = "\"quoted\" \\ back\nnew line \u2028 😀 </script> ำ์";
        return new InvoiceSnapshot(
                new Letterhead(text, "", null, null, null),
                "INV-2569-000001",
                SampleDocuments.ISSUED,
                SampleDocuments.ISSUED,
                new Addressee("1", null),
                List.of(
                        new BilledLine(
                                Kind.ADJUSTMENT,
                                text,
                                null,
                                null,
                                null,
                                null,
                                null,
                                new BigDecimal("-0.01"))),
                new BigDecimal("-0.01"),
                null,
                List.of());
    }

    private static ReceiptSnapshot bareReceipt() {
        var receipt = SampleDocuments.receipt();
        return new ReceiptSnapshot(
                receipt.letterhead(),
                receipt.number(),
                receipt.issuedOn(),
                new Addressee("1", null),
                receipt.paidOn(),
                receipt.method(),
                null,
                List.of(new Allocation("INV", "fee", null, "rule", BigDecimal.ONE)),
                BigDecimal.ZERO,
                BigDecimal.ONE,
                null,
                null,
                List.of());
    }

    private static NoteSnapshot debitNote() {
        var note = SampleDocuments.creditNote();
        return new NoteSnapshot(
                Direction.DEBIT,
                note.letterhead(),
                "DN-2569-000001",
                note.issuedOn(),
                note.addressee(),
                note.invoiceNumber(),
                note.invoiceIssuedOn(),
                note.reason(),
                note.lines(),
                note.total(),
                null);
    }

    private static StatementSnapshot bareStatement() {
        var statement = SampleDocuments.statement();
        return new StatementSnapshot(
                statement.letterhead(),
                statement.number(),
                statement.issuedOn(),
                statement.addressee(),
                statement.period(),
                new BigDecimal("-500"),
                List.of(),
                new BigDecimal("-500"),
                null,
                List.of("note"));
    }

    private static JsonNode inOrderOfJsonb(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var ordered = JSON.createObjectNode();
                object.propertyNames().stream()
                        .sorted(
                                Comparator.comparingInt(String::length)
                                        .thenComparing(Comparator.naturalOrder()))
                        .forEach(name -> ordered.set(name, inOrderOfJsonb(object.path(name))));
                yield ordered;
            }
            case ArrayNode array -> {
                var ordered = JSON.createArrayNode();
                array.forEach(element -> ordered.add(inOrderOfJsonb(element)));
                yield ordered;
            }
            default -> node;
        };
    }

    private static JsonMapper serviceMapper() {
        try (var context =
                new AnnotationConfigApplicationContext(
                        JacksonAutoConfiguration.class, StrictJsonAutoConfiguration.class)) {
            return context.getBean(JsonMapper.class);
        }
    }
}
