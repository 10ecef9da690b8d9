package io.smartvillage.billing.payment;

import io.smartvillage.billing.ledger.LedgerAccount;
import io.smartvillage.billing.ledger.PostingKind;

/// Whether the books know the money of a payment already.
public enum MoneyIs {
    NEW {
        @Override
        LedgerAccount account(PaymentMethod method) {
            return method.account;
        }

        @Override
        PostingKind kind(PostingKind ofNewMoney) {
            return ofNewMoney;
        }
    },
    /// It was booked as an unidentified receipt; verifying the payment places it.
    UNIDENTIFIED {
        @Override
        LedgerAccount account(PaymentMethod method) {
            return LedgerAccount.UNIDENTIFIED_RECEIPTS;
        }

        @Override
        PostingKind kind(PostingKind ofNewMoney) {
            return PostingKind.PLACEMENT;
        }
    };

    /// Where the money comes from.
    abstract LedgerAccount account(PaymentMethod method);

    abstract PostingKind kind(PostingKind ofNewMoney);
}
