package io.smartvillage.billing.document;

import java.math.BigDecimal;
import java.util.List;

/// Amounts in Thai words, as on receipts and cheques: `หนึ่งร้อยเอ็ดบาทห้าสิบสตางค์`.
public final class ThaiBaht {

    private static final int MOST_DIGITS = 13;
    private static final long MILLION = 1_000_000;
    private static final int SATANG = 100;

    private static final List<String> DIGITS =
            List.of("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า");
    private static final List<String> PLACES = List.of("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน");

    private ThaiBaht() {}

    /// @throws IllegalArgumentException if it is negative or has more than 13 digits of baht
    /// @throws ArithmeticException if it has a fraction of a satang
    public static String words(BigDecimal amount) {
        var exact = Baht.exact(amount);
        if (exact.signum() < 0 || exact.precision() - exact.scale() > MOST_DIGITS) {
            throw new IllegalArgumentException("no words for " + amount.toPlainString() + " baht");
        }
        var satang = exact.movePointRight(exact.scale()).longValueExact();
        return words(satang / SATANG, satang % SATANG);
    }

    private static String words(long baht, long satang) {
        if (baht == 0 && satang == 0) {
            return "ศูนย์บาทถ้วน";
        }
        var words = new StringBuilder();
        if (baht > 0) {
            appendNumber(words, baht);
            words.append("บาท");
        }
        if (satang == 0) {
            return words.append("ถ้วน").toString();
        }
        appendNumber(words, satang);
        return words.append("สตางค์").toString();
    }

    private static void appendNumber(StringBuilder words, long number) {
        var above = number / MILLION;
        if (above > 0) {
            appendNumber(words, above);
            words.append("ล้าน");
        }
        appendBelowMillion(words, (int) (number % MILLION), above > 0);
    }

    private static void appendBelowMillion(StringBuilder words, int number, boolean follows) {
        var digits = Integer.toString(number);
        for (var i = 0; i < digits.length(); i++) {
            var digit = digits.charAt(i) - '0';
            var place = digits.length() - 1 - i;
            if (digit != 0) {
                words.append(digit(digit, place, follows || i > 0)).append(PLACES.get(place));
            }
        }
    }

    private static String digit(int digit, int place, boolean follows) {
        if (place == 0 && digit == 1 && follows) {
            return "เอ็ด";
        }
        if (place == 1 && digit == 1) {
            return "";
        }
        return place == 1 && digit == 2 ? "ยี่" : DIGITS.get(digit);
    }
}
