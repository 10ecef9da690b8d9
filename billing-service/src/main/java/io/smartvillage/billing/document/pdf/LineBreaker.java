package io.smartvillage.billing.document.pdf;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Breaks text between words, which Thai writes without spaces, by the JDK's dictionary. A word
/// that is wider than the line is broken between its letters.
public final class LineBreaker {

    private static final BreakIterator THAI = BreakIterator.getLineInstance(Locale.of("th", "TH"));

    private LineBreaker() {}

    /// @param width in points
    /// @return at least one line, none wider than that unless one letter is
    public static List<String> lines(String text, TextStyle style, double width) {
        var lines = new ArrayList<String>();
        text.lines().forEach(paragraph -> wrap(paragraph.strip(), style, width, lines));
        return lines.isEmpty() ? List.of("") : lines;
    }

    private static void wrap(String text, TextStyle style, double width, List<String> lines) {
        if (style.width(text) <= width) {
            lines.add(text);
            return;
        }
        var words = (BreakIterator) THAI.clone();
        words.setText(text);
        var line = new StringBuilder();
        var from = words.first();
        for (var to = words.next(); to != BreakIterator.DONE; to = words.next()) {
            if (to < text.length() && isInsideNumber(text, to)) {
                continue;
            }
            var word = text.substring(from, to);
            if (!line.isEmpty() && style.width(line + word.stripTrailing()) > width) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            line.append(word);
            from = to;
            if (style.width(word.stripTrailing()) > width) {
                breakWord(line, style, width, lines);
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString().stripTrailing());
        }
    }

    /// Numbers such as `INV-2569-000123` and `99/123` stay whole.
    private static boolean isInsideNumber(String text, int at) {
        var before = text.charAt(at - 1);
        return (before == '-' || before == '/') && Character.isLetterOrDigit(text.charAt(at));
    }

    /// Leaves the last piece in the line.
    private static void breakWord(
            StringBuilder line, TextStyle style, double width, List<String> lines) {
        var clusters = style.typeface().clusters(line.toString());
        line.setLength(0);
        var used = 0.0;
        for (var cluster : clusters) {
            var next = style.width(cluster.text());
            if (used + next > width && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            line.append(cluster.text());
            used += next;
        }
    }
}
