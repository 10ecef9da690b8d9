package io.smartvillage.billing.paper;

import io.smartvillage.billing.account.HouseNotFoundException;
import io.smartvillage.billing.correction.InvoiceCorrectionNotFoundException;
import io.smartvillage.billing.document.DocumentRenderer;
import io.smartvillage.billing.invoice.InvoiceNotFoundException;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// Draws papers as PDF, outside of any transaction: no connection waits for a pen.
@Service
public class DrawPaper {

    private final ComposeInvoice composeInvoice;
    private final ComposeNote composeNote;
    private final ComposeStatement composeStatement;
    private final DocumentRenderer renderer;

    DrawPaper(
            ComposeInvoice composeInvoice,
            ComposeNote composeNote,
            ComposeStatement composeStatement,
            DocumentRenderer renderer) {
        this.composeInvoice = composeInvoice;
        this.composeNote = composeNote;
        this.composeStatement = composeStatement;
        this.renderer = renderer;
    }

    /// @throws InvoiceNotFoundException if there is none, or it is not the caller's to see
    public DrawnPaper invoice(UUID invoiceId) {
        return draw(composeInvoice.compose(invoiceId));
    }

    /// @throws InvoiceCorrectionNotFoundException if there is none, or it is not the caller's to
    ///   see
    /// @throws CorrectionWithoutPaperException if it is neither a credit nor a debit note
    public DrawnPaper note(UUID invoiceCorrectionId) {
        return draw(composeNote.compose(invoiceCorrectionId));
    }

    /// Both days belong to it.
    ///
    /// @throws HouseNotFoundException if there is none, or it is not the caller's to see
    public DrawnPaper statement(UUID propertyId, LocalDate from, LocalDate to) {
        return draw(composeStatement.compose(propertyId, from, to));
    }

    private DrawnPaper draw(Paper paper) {
        return DrawnPaper.of(
                paper.snapshot().number(), renderer.render(paper.snapshot(), paper.mark()));
    }
}
