package io.smartvillage.billing.bankstatement.matching;

/// One reason for or against a match.
///
/// @param points it adds to the score; negative if it speaks against
/// @param found in the line, such as the reference or how far off the time is
public record Evidence(Kind kind, int points, String found) {

    public enum Kind {
        /// The slip's own reference.
        TRANSACTION_REFERENCE("transaction reference"),
        /// Number or ref2 of the invoice.
        INVOICE_REFERENCE("reference"),
        /// Ref1 of the invoice.
        HOUSE_REFERENCE("house reference"),
        HOUSE_NUMBER("house number"),
        AMOUNT("amount"),
        AMOUNT_DIFFERS("amount differs"),
        TIME("time"),
        TIME_DIFFERS("time differs"),
        DATE("date"),
        DATE_DIFFERS("date differs");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /// For people: `time within PT10M`.
    @Override
    public String toString() {
        return found.isEmpty() ? kind.text : kind.text + " " + found;
    }
}
