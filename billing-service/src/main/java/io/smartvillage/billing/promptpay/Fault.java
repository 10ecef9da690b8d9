package io.smartvillage.billing.promptpay;

/// What is wrong with a code that cannot be read: a closed list.
public enum Fault {
    EMPTY,
    /// Not this kind of code at all, or one of an application nobody here knows.
    UNKNOWN,
    /// Ends before its last field is complete.
    CUT_OFF,
    /// A tag or a length is no number, or a length is not the one the tag must have.
    STRUCTURE,
    DUPLICATE_TAG,
    MISSING_TAG,
    /// Goes on after the checksum.
    TRAILING_TEXT,
    WRONG_CRC,
    /// Well formed, but a field holds what it may not.
    WRONG_VALUE
}
