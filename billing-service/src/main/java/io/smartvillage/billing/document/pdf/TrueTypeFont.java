package io.smartvillage.billing.document.pdf;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The tables of a font file. Reading leaves no trace in it, so threads may share one.
final class TrueTypeFont {

    static final int MISSING_GLYPH = 0;

    /// As PDF counts widths: other fonts are not taken.
    static final int UNITS_PER_EM = 1000;

    private static final int MARK_CLASS = 3;

    private final ByteBuffer bytes;
    private final Map<String, Table> tables = new HashMap<>();
    private final Map<Integer, Integer> glyphs = new HashMap<>();
    private final int glyphCount;
    private final int longMetrics;
    private final boolean longOffsets;
    private final OpenTypeTable definitions;

    private record Table(int start, int length) {}

    /// @param font a TrueType file with a Unicode `cmap` of format 4 and a `GDEF`
    TrueTypeFont(byte[] font) {
        bytes = ByteBuffer.wrap(font.clone());
        var count = u16(4);
        for (var i = 0; i < count; i++) {
            var entry = 12 + 16 * i;
            var tag = new String(font, entry, 4, US_ASCII);
            tables.put(tag, new Table(bytes.getInt(entry + 8), bytes.getInt(entry + 12)));
        }
        glyphCount = u16(start("maxp") + 4);
        longMetrics = u16(start("hhea") + 34);
        longOffsets = u16(start("head") + 50) == 1;
        definitions = openType("GDEF");
        if (u16(start("head") + 18) != UNITS_PER_EM) {
            throw new IllegalArgumentException("the font does not measure in thousandths");
        }
        readCharacters();
    }

    int ascent() {
        return bytes.getShort(start("hhea") + 4);
    }

    int descent() {
        return bytes.getShort(start("hhea") + 6);
    }

    /// Left, bottom, right and top of all glyphs together.
    int[] bounds() {
        return box(start("head") + 36);
    }

    /// Left, bottom, right and top; all 0 for a glyph without outline.
    int[] bounds(int glyph) {
        var offset = outlineStart(glyph);
        return offset == outlineStart(glyph + 1) ? new int[4] : box(start("glyf") + offset + 2);
    }

    /// @return `MISSING_GLYPH` if the font has none
    int glyph(int codePoint) {
        return glyphs.getOrDefault(codePoint, MISSING_GLYPH);
    }

    int advance(int glyph) {
        return u16(start("hmtx") + 4 * Math.min(glyph, longMetrics - 1));
    }

    boolean isMark(int glyph) {
        return definitions.classOf(definitions.start() + definitions.u16(4), glyph) == MARK_CLASS;
    }

    /// The class by which a lookup picks the marks that it looks at; 0 for none.
    int markAttachmentClass(int glyph) {
        var classes = definitions.u16(10);
        return classes == 0 ? 0 : definitions.classOf(definitions.start() + classes, glyph);
    }

    byte[] outline(int glyph) {
        var from = start("glyf") + outlineStart(glyph);
        return Arrays.copyOfRange(bytes.array(), from, start("glyf") + outlineStart(glyph + 1));
    }

    byte[] table(String tag) {
        var table = find(tag);
        return Arrays.copyOfRange(bytes.array(), table.start, table.start + table.length);
    }

    OpenTypeTable openType(String tag) {
        return new OpenTypeTable(bytes, start(tag));
    }

    private int outlineStart(int glyph) {
        if (glyph < 0 || glyph > glyphCount) {
            throw new IllegalArgumentException("glyph " + glyph + " of " + glyphCount);
        }
        var locations = start("loca");
        return longOffsets ? bytes.getInt(locations + 4 * glyph) : 2 * u16(locations + 2 * glyph);
    }

    private void readCharacters() {
        var cmap = start("cmap");
        var encodings = u16(cmap + 2);
        for (var i = 0; i < encodings; i++) {
            var subtable = cmap + bytes.getInt(cmap + 4 + 8 * i + 4);
            if (u16(subtable) == 4) {
                readSegments(subtable);
                return;
            }
        }
        throw new IllegalArgumentException("the font has no cmap of format 4");
    }

    private void readSegments(int subtable) {
        var size = u16(subtable + 6);
        var ends = subtable + 14;
        var starts = ends + size + 2;
        var deltas = starts + size;
        var ranges = deltas + size;
        for (var at = 0; at < size; at += 2) {
            var last = u16(ends + at);
            for (var code = u16(starts + at); code <= last && code != 0xFFFF; code++) {
                var range = u16(ranges + at);
                var glyph = code;
                if (range != 0) {
                    glyph = u16(ranges + at + range + 2 * (code - u16(starts + at)));
                }
                if (range == 0 || glyph != 0) {
                    glyph = (glyph + u16(deltas + at)) & 0xFFFF;
                }
                if (glyph != MISSING_GLYPH) {
                    glyphs.put(code, glyph);
                }
            }
        }
    }

    private int[] box(int offset) {
        return new int[] {
            bytes.getShort(offset),
            bytes.getShort(offset + 2),
            bytes.getShort(offset + 4),
            bytes.getShort(offset + 6)
        };
    }

    private int start(String tag) {
        return find(tag).start;
    }

    private Table find(String tag) {
        var table = tables.get(tag);
        if (table == null) {
            throw new IllegalArgumentException("the font has no table " + tag);
        }
        return table;
    }

    private int u16(int offset) {
        return bytes.getShort(offset) & 0xFFFF;
    }
}
