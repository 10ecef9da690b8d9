package io.smartvillage.billing.payment;

/// Why a verified payment is undone: a closed list.
public enum ReversalReason {
    BOUNCED_CHEQUE,
    BOOKED_ON_WRONG_HOUSE,
    FRAUD,
    BANK_RECALL,
    MISTAKE
}
