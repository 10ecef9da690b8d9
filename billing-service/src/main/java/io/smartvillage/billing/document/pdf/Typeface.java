package io.smartvillage.billing.document.pdf;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A font, loaded once and shared by threads.
///
/// Text is shaped cluster by cluster, with the font's own rules. Characters that the font lacks
/// (other scripts, emoji, controls) are drawn as a box and read as U+FFFD, one for each letter.
public final class Typeface {

    /// Stacked marks beyond this are not Thai, and would climb into other lines.
    private static final int MOST_MARKS = 3;

    private static final int MOST_REMEMBERED = 20_000;
    private static final String REPLACEMENT = "\uFFFD";

    private static final int SARA_AM = 0x0E33;
    private static final int NIKHAHIT = 0x0E4D;
    private static final int SARA_AA = 0x0E32;

    private final String name;
    private final TrueTypeFont font;
    private final GlyphSubstitution substitution;
    private final MarkPlacement placement;
    private final Cluster replacement;
    private final Map<String, Cluster> shaped = new ConcurrentHashMap<>();

    /// @param name PostScript name
    /// @param file TrueType, 1000 units to the em, with `GSUB`, `GPOS` and `GDEF`
    public Typeface(String name, byte[] file) {
        this.name = name;
        font = new TrueTypeFont(file);
        substitution = new GlyphSubstitution(font.openType("GSUB"));
        placement = new MarkPlacement(font);
        replacement =
                new Cluster(
                        REPLACEMENT,
                        font.advance(TrueTypeFont.MISSING_GLYPH),
                        List.of(new PlacedGlyph(TrueTypeFont.MISSING_GLYPH, 0, 0)));
    }

    /// In the unit of the size.
    public double width(String text, double size) {
        return advance(clusters(text)) * size / TrueTypeFont.UNITS_PER_EM;
    }

    List<Cluster> clusters(String text) {
        var normal = Normalizer.normalize(text, Normalizer.Form.NFC);
        var clusters = new ArrayList<Cluster>(normal.length());
        var at = 0;
        while (at < normal.length()) {
            var end = endOfCluster(normal, at);
            add(clusters, normal.substring(at, end));
            at = end;
        }
        return clusters;
    }

    static long advance(List<Cluster> clusters) {
        return clusters.stream().mapToLong(Cluster::advance).sum();
    }

    String name() {
        return name;
    }

    TrueTypeFont font() {
        return font;
    }

    private void add(List<Cluster> clusters, String text) {
        var first = text.codePointAt(0);
        if (isUnseen(first)) {
            return;
        }
        if (first == '\t' || first == '\n' || first == '\r') {
            clusters.add(cluster(" "));
            return;
        }
        clusters.add(cluster(text));
    }

    private Cluster cluster(String text) {
        var known = shaped.get(text);
        if (known != null) {
            return known;
        }
        var cluster = shape(text);
        if (shaped.size() < MOST_REMEMBERED) {
            shaped.put(text, cluster);
        }
        return cluster;
    }

    private Cluster shape(String text) {
        var codePoints = text.codePoints().boxed().toList();
        var first = codePoints.getFirst();
        if (isMark(first) || codePoints.stream().anyMatch(this::isMissing)) {
            return replacement;
        }
        var glyphs = new ArrayList<Integer>();
        inFontOrder(codePoints).forEach(codePoint -> glyphs.add(font.glyph(codePoint)));
        substitution.apply(glyphs, isThai(first));
        var advance = glyphs.stream().mapToInt(font::advance).sum();
        return new Cluster(text, advance, placement.place(glyphs));
    }

    /// Sara am is a ring above and a vowel after: the ring goes below the tone mark.
    private static List<Integer> inFontOrder(List<Integer> codePoints) {
        var ordered = new ArrayList<Integer>();
        for (var codePoint : codePoints) {
            if (codePoint != SARA_AM) {
                ordered.add(codePoint);
                continue;
            }
            var ring = ordered.size();
            while (ring > 0 && isAbove(ordered.get(ring - 1))) {
                ring--;
            }
            ordered.add(ring, NIKHAHIT);
            ordered.add(SARA_AA);
        }
        return ordered;
    }

    private int endOfCluster(String text, int start) {
        var first = text.codePointAt(start);
        var end = start + Character.charCount(first);
        if (isUnseen(first)) {
            return end;
        }
        var missing = isMissing(first);
        var marks = 0;
        while (end < text.length()) {
            var next = text.codePointAt(end);
            var belongs =
                    missing
                            ? isMark(next) || isUnseen(next) || isModifier(next)
                            : marks < MOST_MARKS
                                    && !isSpace(first)
                                    && (isMark(next) || (next == SARA_AM && isThai(first)));
            if (!belongs) {
                break;
            }
            marks++;
            end += Character.charCount(next);
            if (next == SARA_AM) {
                break;
            }
        }
        return end;
    }

    private boolean isMissing(int codePoint) {
        return font.glyph(codePoint) == TrueTypeFont.MISSING_GLYPH;
    }

    private static boolean isSpace(int codePoint) {
        return codePoint == ' ' || codePoint == 0xA0;
    }

    private static boolean isThai(int codePoint) {
        return codePoint >= 0x0E00 && codePoint <= 0x0E7F;
    }

    private static boolean isAbove(int codePoint) {
        return codePoint == 0x0E31
                || (codePoint >= 0x0E34 && codePoint <= 0x0E37)
                || (codePoint >= 0x0E47 && codePoint <= 0x0E4E);
    }

    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK ->
                    true;
            default -> false;
        };
    }

    /// Marks where a word may break, or how an emoji joins; nothing to draw.
    private static boolean isUnseen(int codePoint) {
        return codePoint == 0x00AD || (codePoint >= 0x200B && codePoint <= 0x200D);
    }

    private static boolean isModifier(int codePoint) {
        return codePoint >= 0x1F3FB && codePoint <= 0x1F3FF;
    }
}
