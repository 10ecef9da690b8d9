package io.smartvillage.billing.promptpay;

/// How exactly the checksum at the end of a code must be written.
public enum CrcDigits {
    ALL_FOUR,
    /// Some banks' apps write the number without leading zeros (rule 5).
    LEADING_ZEROS_MAY_BE_MISSING
}
