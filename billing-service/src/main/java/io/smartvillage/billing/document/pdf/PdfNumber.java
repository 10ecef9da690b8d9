package io.smartvillage.billing.document.pdf;

/// Numbers as PDF writes them: three decimals at most, a point, no exponent.
final class PdfNumber {

    private static final int THOUSAND = 1000;

    private PdfNumber() {}

    static void append(StringBuilder content, double value) {
        var thousandths = Math.round(value * THOUSAND);
        if (thousandths < 0) {
            content.append('-');
            thousandths = -thousandths;
        }
        content.append(thousandths / THOUSAND);
        var fraction = (int) (thousandths % THOUSAND);
        if (fraction == 0) {
            return;
        }
        content.append('.').append(fraction / 100);
        if (fraction % 100 != 0) {
            content.append(fraction / 10 % 10);
        }
        if (fraction % 10 != 0) {
            content.append(fraction % 10);
        }
    }
}
