package io.smartvillage.billing.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smartvillage.billing.document.BilledLine.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class DocumentSnapshotTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Stream<DocumentSnapshot> snapshots() {
        return Stream.of(
                SampleDocuments.invoice(),
                SampleDocuments.receipt(),
                SampleDocuments.creditNote(),
                SampleDocuments.statement());
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void comesBackFromJsonAsItWas(DocumentSnapshot snapshot) {
        var json = JSON.writerFor(DocumentSnapshot.class).writeValueAsString(snapshot);

        assertThat(JSON.readValue(json, DocumentSnapshot.class)).isEqualTo(snapshot);
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
}
