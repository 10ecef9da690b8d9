package io.smartvillage.billing.promptpay;

import java.util.regex.Pattern;

/// What the mini-QRs of banks and of TrueMoney share.
final class SlipCode {

    static final String CRC = "91";

    private static final Pattern VISIBLE = Pattern.compile("[!-~]+");

    private SlipCode() {}

    /// Visible ASCII without spaces: two that look the same are the same.
    ///
    /// @throws InvalidPaymentDataException naming the field
    static void require(String field, String text, int longest) {
        if (text.length() > longest || !VISIBLE.matcher(text).matches()) {
            throw new InvalidPaymentDataException(
                    field, "must be 1 to " + longest + " letters, digits or signs");
        }
    }
}
