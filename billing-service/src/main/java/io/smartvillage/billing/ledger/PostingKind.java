package io.smartvillage.billing.ledger;

import java.util.Locale;

/// What happened.
public enum PostingKind {
    INVOICE,
    /// Credit of the house taken by an invoice, when it is issued or later.
    CREDIT_APPLIED,
    PAYMENT,
    /// The part of a payment that no invoice took.
    OVERPAYMENT,
    CREDIT_NOTE,
    DEBIT_NOTE,
    VOID,
    /// What was paid on an invoice that became less goes back to the house's credit.
    CREDIT_RELEASED,
    WRITE_OFF,
    /// Takes back a write-off, as far as it is paid after all.
    RECOVERY,
    PAYMENT_REVERSAL,
    /// Credit paid back to the house.
    REFUND,
    UNIDENTIFIED_RECEIPT,
    /// An unidentified receipt becomes a payment.
    PLACEMENT;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// As a statement of account calls it.
    public String thai() {
        return switch (this) {
            case INVOICE -> "ใบแจ้งหนี้";
            case PAYMENT, OVERPAYMENT, PLACEMENT -> "ชำระเงิน";
            case CREDIT_NOTE -> "ใบลดหนี้";
            case DEBIT_NOTE -> "ใบเพิ่มหนี้";
            case VOID -> "ยกเลิกใบแจ้งหนี้";
            case WRITE_OFF -> "ตัดหนี้สูญ";
            case RECOVERY -> "หนี้สูญได้รับคืน";
            case PAYMENT_REVERSAL -> "กลับรายการชำระเงิน";
            case REFUND -> "คืนเงิน";
            case CREDIT_APPLIED, CREDIT_RELEASED -> "เครดิต";
            case UNIDENTIFIED_RECEIPT -> "เงินรับที่ยังไม่ทราบผู้ชำระ";
        };
    }
}
