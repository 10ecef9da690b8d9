package io.smartvillage.property.csv;

/// Keeps spreadsheets from running a text as a formula when they open our file.
///
/// Such a text is written with an apostrophe before it, which spreadsheets take as "this is text";
/// reading takes it off again, so that what was exported can be imported.
public final class SpreadsheetText {

    private static final String FORMULA = "=+-@\t\r";

    private SpreadsheetText() {}

    public static String write(String text) {
        return startsLikeFormula(text, 0) || quoted(text) ? "'" + text : text;
    }

    static String read(String cell) {
        return quoted(cell) ? cell.substring(1) : cell;
    }

    private static boolean quoted(String text) {
        return text.startsWith("'") && (startsLikeFormula(text, 1) || text.startsWith("'", 1));
    }

    private static boolean startsLikeFormula(String text, int at) {
        return text.length() > at && FORMULA.indexOf(text.charAt(at)) >= 0;
    }
}
