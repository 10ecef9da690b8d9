package io.smartvillage.billing.payment;

/// Why staff do not accept a payment: a closed list.
public enum RejectionReason {
    NOT_RECEIVED,
    WRONG_AMOUNT,
    WRONG_RECEIVER,
    UNREADABLE_SLIP,
    NOT_A_SLIP,
    DUPLICATE,
    OTHER
}
