package io.smartvillage.billing.paper;

import io.smartvillage.billing.invoice.Invoice;
import io.smartvillage.billing.promptpay.BillPayment;
import io.smartvillage.billing.promptpay.PaymentReferences;
import io.smartvillage.billing.promptpay.PaymentTarget;
import io.smartvillage.billing.promptpay.PromptPayQr;

/// The code that asks for what is left to pay of an invoice.
public record PaymentQr(String invoiceNumber, PromptPayQr code) {

    static BillPayment bill(String billerId, Invoice invoice) {
        var references = PaymentReferences.of(invoice.houseNumber(), invoice.number());
        return BillPayment.of(billerId, references.ref1(), references.ref2());
    }

    static PaymentQr of(PaymentTarget target, Invoice invoice) {
        return new PaymentQr(invoice.number(), PromptPayQr.of(target, invoice.payable()));
    }
}
