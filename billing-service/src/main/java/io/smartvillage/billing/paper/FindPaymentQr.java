package io.smartvillage.billing.paper;

import io.smartvillage.billing.invoice.FindInvoices;
import io.smartvillage.billing.invoice.Invoice;
import io.smartvillage.billing.invoice.InvoiceNotFoundException;
import io.smartvillage.billing.promptpay.CreditTransfer;
import io.smartvillage.billing.promptpay.PaymentTarget;
import io.smartvillage.billing.promptpay.PromptPayProxy;
import io.smartvillage.billing.settings.FindBillingSettings;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Asks for what is left of an invoice: as a bill, which the bank's statement then names, or, in a
/// village with a PromptPay id only, as a transfer, which it does not.
@Service
public class FindPaymentQr {

    private final FindInvoices findInvoices;
    private final FindBillingSettings settings;

    FindPaymentQr(FindInvoices findInvoices, FindBillingSettings settings) {
        this.findInvoices = findInvoices;
        this.settings = settings;
    }

    /// @throws InvoiceNotFoundException if there is none, or it is not the caller's to see
    /// @throws NothingToPayException if it is paid or void
    /// @throws NoPromptPayException if the village has neither a biller id nor a PromptPay id
    @Transactional(readOnly = true)
    public PaymentQr find(UUID invoiceId) {
        var invoice = findInvoices.get(invoiceId);
        if (invoice.payable().signum() == 0) {
            throw new NothingToPayException(invoiceId);
        }
        return PaymentQr.of(target(invoice), invoice);
    }

    private PaymentTarget target(Invoice invoice) {
        var current = settings.current();
        if (current.billerId() != null) {
            return PaymentQr.bill(current.billerId(), invoice);
        }
        if (current.promptpayId() != null) {
            return CreditTransfer.to(PromptPayProxy.of(current.promptpayId()));
        }
        throw new NoPromptPayException(invoice.villageId());
    }
}
