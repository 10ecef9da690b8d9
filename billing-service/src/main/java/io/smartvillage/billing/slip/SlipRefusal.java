package io.smartvillage.billing.slip;

/// Why a slip does not show the payment: a closed list.
public enum SlipRefusal {
    /// No QR code can be read: ask for another picture.
    NO_QR,
    /// The QR code is no slip's.
    NOT_A_SLIP,
    /// A slip's QR code by its beginning, and not a whole one.
    DAMAGED_QR,
    SEVERAL_SLIPS,
    /// The picture is of a type that is not accepted.
    UNSUPPORTED_PICTURE,
    BROKEN_PICTURE,
    /// The bank knows no such transfer, or no longer: it may be a forgery.
    UNKNOWN_TRANSFER,
    /// Used before, anywhere.
    DUPLICATE,
    WRONG_AMOUNT,
    WRONG_RECEIVER,
    /// Transferred before the day the payment speaks of.
    TOO_OLD,
    /// Transferred after the day the payment speaks of, or in the future.
    TOO_NEW
}
