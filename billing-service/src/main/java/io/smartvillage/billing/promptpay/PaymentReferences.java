package io.smartvillage.billing.promptpay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a bill's codes say to the bank, and its statement says back: the house and the invoice,
/// both in 1 to 20 upper-case letters and digits.
///
/// | house number | ref1 | |
/// |---|---|---|
/// | `99/12-1` | `VILLA99X12Z1` | `/` is X, `-` is Z |
/// | `๙๙/๑๒a` | `VILLA99X12A` | Thai digits and small letters are read as these |
/// | `99/12ก` | `VILLAQ` and 14 digits of its SHA-256 in hex | any other house number |
///
/// Others are those with a letter Q, X, Z or of Thai, other signs, no digit, or more than 15
/// characters. So two houses never share a ref1, and it is long enough to be found in a statement
/// that does not label it. The prefix is no word that a statement's reader takes for the label of a
/// house number.
public record PaymentReferences(String ref1, String ref2) {

    private static final String HOUSE = "VILLA";
    private static final String HASHED = "Q";
    private static final int HASH_BYTES = 7;
    private static final Pattern READABLE =
            Pattern.compile("(?=.*[0-9])[0-9A-PR-WY/-]{1,15}", Pattern.DOTALL);

    /// @throws InvalidPaymentDataException if a reference is not 1 to 20 upper-case letters and
    ///   digits
    public PaymentReferences {
        BillPayment.requireReference("ref1", ref1);
        BillPayment.requireReference("ref2", ref2);
    }

    /// @param invoiceNumber as `INV-2569-000123`, which makes `INV2569000123`
    /// @throws InvalidPaymentDataException if the invoice's number holds more than letters, digits
    ///   and dashes
    public static PaymentReferences of(String houseNumber, String invoiceNumber) {
        return new PaymentReferences(house(houseNumber), invoiceNumber.replace("-", ""));
    }

    private static String house(String houseNumber) {
        var number =
                westernDigits(Normalizer.normalize(houseNumber.strip(), Normalizer.Form.NFC))
                        .toUpperCase(Locale.ROOT);
        return READABLE.matcher(number).matches()
                ? HOUSE + number.replace('/', 'X').replace('-', 'Z')
                : HOUSE + HASHED + hash(number);
    }

    private static String westernDigits(String text) {
        var digits = new StringBuilder(text.length());
        text.chars()
                .map(c -> c >= '๐' && c <= '๙' ? c - '๐' + '0' : c)
                .forEach(c -> digits.append((char) c));
        return digits.toString();
    }

    private static String hash(String text) {
        try {
            var sum =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(Arrays.copyOf(sum, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
