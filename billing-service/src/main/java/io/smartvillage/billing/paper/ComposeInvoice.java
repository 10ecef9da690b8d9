package io.smartvillage.billing.paper;

import io.smartvillage.billing.document.Addressee;
import io.smartvillage.billing.document.Baht;
import io.smartvillage.billing.document.InvoiceSnapshot;
import io.smartvillage.billing.document.Mark;
import io.smartvillage.billing.document.PaymentCodes;
import io.smartvillage.billing.invoice.FindInvoices;
import io.smartvillage.billing.invoice.Invoice;
import io.smartvillage.billing.invoice.InvoiceNotFoundException;
import io.smartvillage.billing.invoice.InvoiceStatus;
import io.smartvillage.billing.promptpay.BotBarcode;
import io.smartvillage.billing.settings.FindBillingSettings;
import io.smartvillage.billing.settings.Letterheads;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Puts an invoice's paper together from its row. Nothing is kept beside the row: number, days,
/// house number, lines, amount and letterhead never change after the issue, so they always give the
/// same paper. What came later, such as payments, is in the notes, and the codes ask for what is
/// left.
///
/// Two things are of today: the biller id in the codes, since money is wanted on the account of
/// today, and the village's name on papers of days when it had no letterhead.
@Service
class ComposeInvoice {

    private final FindInvoices findInvoices;
    private final FindBillingSettings settings;
    private final Letterheads letterheads;

    ComposeInvoice(
            FindInvoices findInvoices, FindBillingSettings settings, Letterheads letterheads) {
        this.findInvoices = findInvoices;
        this.settings = settings;
        this.letterheads = letterheads;
    }

    /// Whoever asks gets the original: an invoice proves no payment, so any number may be printed.
    ///
    /// @throws InvoiceNotFoundException if there is none, or it is not the caller's to see
    @Transactional(readOnly = true)
    public Paper compose(UUID invoiceId) {
        var invoice = findInvoices.get(invoiceId);
        var snapshot =
                new InvoiceSnapshot(
                        letterheads.of(invoice.letterheadId()),
                        invoice.number(),
                        invoice.issuedOn(),
                        invoice.dueDate(),
                        new Addressee(invoice.houseNumber(), null),
                        PrintedLines.of(invoice.items()),
                        invoice.amount(),
                        codes(invoice),
                        notes(invoice));
        return new Paper(snapshot, isVoid(invoice) ? Mark.VOID : Mark.ORIGINAL);
    }

    private @Nullable PaymentCodes codes(Invoice invoice) {
        var billerId = settings.current().billerId();
        if (billerId == null || invoice.payable().signum() == 0) {
            return null;
        }
        var bill = PaymentQr.bill(billerId, invoice);
        var qr = PaymentQr.of(bill, invoice);
        return new PaymentCodes(
                qr.code().payload(),
                BotBarcode.of(qr.code()).payload(),
                billerId,
                bill.ref1(),
                bill.ref2(),
                invoice.payable());
    }

    private static List<String> notes(Invoice invoice) {
        if (isVoid(invoice)) {
            return List.of("ใบแจ้งหนี้นี้ถูกยกเลิกแล้ว ไม่ต้องชำระ / Void: nothing is to be paid");
        }
        var notes = new ArrayList<String>();
        note(notes, "เพิ่มหนี้ตามใบเพิ่มหนี้ / Debit notes", invoice.debited());
        note(notes, "ลดหนี้ตามใบลดหนี้ / Credit notes", invoice.credited());
        note(notes, "ชำระแล้ว / Paid", invoice.paid());
        if (invoice.payable().signum() == 0) {
            notes.add("ไม่มียอดคงเหลือที่ต้องชำระ / Nothing is left to pay");
        } else if (!notes.isEmpty()) {
            note(notes, "คงเหลือที่ต้องชำระ / Left to pay", invoice.payable());
        }
        return notes;
    }

    private static void note(List<String> notes, String label, BigDecimal amount) {
        if (amount.signum() != 0) {
            notes.add(label + " " + Baht.print(amount) + " บาท");
        }
    }

    private static boolean isVoid(Invoice invoice) {
        return invoice.status() == InvoiceStatus.VOID;
    }
}
