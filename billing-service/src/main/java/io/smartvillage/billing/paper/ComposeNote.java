package io.smartvillage.billing.paper;

import io.smartvillage.billing.correction.FindInvoiceCorrections;
import io.smartvillage.billing.correction.InvoiceCorrection;
import io.smartvillage.billing.correction.InvoiceCorrectionNotFoundException;
import io.smartvillage.billing.document.Addressee;
import io.smartvillage.billing.document.Mark;
import io.smartvillage.billing.document.NoteSnapshot;
import io.smartvillage.billing.document.NoteSnapshot.Direction;
import io.smartvillage.billing.invoice.FindInvoices;
import io.smartvillage.billing.settings.Letterheads;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Puts the paper of a credit or debit note together from its row, which never changes.
@Service
class ComposeNote {

    private final FindInvoiceCorrections findCorrections;
    private final FindInvoices findInvoices;
    private final Letterheads letterheads;

    ComposeNote(
            FindInvoiceCorrections findCorrections,
            FindInvoices findInvoices,
            Letterheads letterheads) {
        this.findCorrections = findCorrections;
        this.findInvoices = findInvoices;
        this.letterheads = letterheads;
    }

    /// @throws InvoiceCorrectionNotFoundException if there is none, or it is not the caller's to
    ///   see
    /// @throws CorrectionWithoutPaperException if it is neither a credit nor a debit note
    @Transactional(readOnly = true)
    public Paper compose(UUID invoiceCorrectionId) {
        var correction = findCorrections.get(invoiceCorrectionId);
        return switch (correction.kind()) {
            case CREDIT_NOTE -> note(correction, Direction.CREDIT);
            case DEBIT_NOTE -> note(correction, Direction.DEBIT);
            case VOID, WRITE_OFF -> throw new CorrectionWithoutPaperException(invoiceCorrectionId);
        };
    }

    private Paper note(InvoiceCorrection correction, Direction direction) {
        var invoice = findInvoices.get(correction.invoiceId());
        var snapshot =
                new NoteSnapshot(
                        direction,
                        letterheads.of(correction.letterheadId()),
                        String.valueOf(correction.number()),
                        correction.issuedOn(),
                        new Addressee(invoice.houseNumber(), null),
                        invoice.number(),
                        invoice.issuedOn(),
                        correction.reason(),
                        PrintedLines.of(correction.items()),
                        correction.amount(),
                        null);
        return new Paper(snapshot, Mark.ORIGINAL);
    }
}
