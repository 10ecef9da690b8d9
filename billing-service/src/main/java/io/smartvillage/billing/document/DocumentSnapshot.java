package io.smartvillage.billing.document;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;

/// All that is printed, as it was on the day of issue. Kept as JSON with the number, so that the
/// paper can be drawn again when the village has moved: nothing is looked up.
///
/// Amounts are baht with two decimals; dates are the village's, of the Common Era. Names and
/// addresses are personal data, so a snapshot is too.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "document")
@JsonSubTypes({
    @JsonSubTypes.Type(value = InvoiceSnapshot.class, name = "invoice"),
    @JsonSubTypes.Type(value = ReceiptSnapshot.class, name = "receipt"),
    @JsonSubTypes.Type(value = NoteSnapshot.class, name = "note"),
    @JsonSubTypes.Type(value = StatementSnapshot.class, name = "statement")
})
public sealed interface DocumentSnapshot
        permits InvoiceSnapshot, ReceiptSnapshot, NoteSnapshot, StatementSnapshot {

    Letterhead letterhead();

    String number();

    LocalDate issuedOn();

    Addressee addressee();
}
