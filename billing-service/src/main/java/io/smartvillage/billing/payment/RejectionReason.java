package io.smartvillage.billing.payment;

/// Why a payment is not accepted: a closed list.
public enum RejectionReason {
    NOT_RECEIVED,
    WRONG_AMOUNT,
    WRONG_RECEIVER,
    UNREADABLE_SLIP,
    NO_QR,
    NOT_A_SLIP,
    /// A slip's QR code by its beginning, and not a whole one.
    DAMAGED_SLIP,
    SEVERAL_SLIPS,
    /// The slip paid before, anywhere.
    SLIP_USED,
    /// The bank knows no such transfer, or no longer.
    EXPIRED_OR_UNKNOWN,
    /// Transferred before the day the payment speaks of.
    TOO_OLD,
    /// Transferred after the day the payment speaks of.
    TOO_NEW,
    DUPLICATE,
    OTHER
}
