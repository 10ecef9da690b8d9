package io.smartvillage.billing.payment;

import io.smartvillage.billing.ledger.LedgerAccount;
import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

public enum PaymentMethod {
    BANK_TRANSFER("โอนเงินผ่านธนาคาร", LedgerAccount.BANK),
    PROMPTPAY("โอนเงินผ่านพร้อมเพย์", LedgerAccount.BANK),
    CASH("เงินสด", LedgerAccount.CASH),
    CHEQUE("เช็ค", LedgerAccount.CHEQUES);

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);

    /// As receipts name it.
    final String thai;

    /// Where the money comes in.
    final LedgerAccount account;

    PaymentMethod(String thai, LedgerAccount account) {
        this.thai = thai;
        this.account = account;
    }
}
