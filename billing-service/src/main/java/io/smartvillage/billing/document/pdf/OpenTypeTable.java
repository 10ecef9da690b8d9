package io.smartvillage.billing.document.pdf;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What `GSUB`, `GPOS` and `GDEF` have in common: lookups, coverages and classes.
final class OpenTypeTable {

    static final int NOT_COVERED = -1;

    private final ByteBuffer bytes;
    private final int start;

    /// @param subtables where each starts
    record Lookup(int type, int flags, List<Integer> subtables) {

        Lookup {
            subtables = List.copyOf(subtables);
        }

        /// 0 if the lookup is for all marks.
        int markAttachmentClass() {
            return flags >> 8;
        }
    }

    OpenTypeTable(ByteBuffer bytes, int start) {
        this.bytes = bytes;
        this.start = start;
    }

    int start() {
        return start;
    }

    int u16(int offset) {
        return at(start + offset);
    }

    /// Like [#u16], with an offset from the start of the file.
    int at(int offset) {
        return bytes.getShort(offset) & 0xFFFF;
    }

    int signedAt(int offset) {
        return bytes.getShort(offset);
    }

    /// In the order in which they apply. A script that the table lacks has the default one's.
    List<Lookup> lookups(String script, Set<String> wanted) {
        var language = scriptTable(script);
        var features = start + u16(6);
        var chosen = new TreeSet<Integer>();
        for (var i = 0; i < at(language + 4); i++) {
            var entry = features + 2 + 6 * at(language + 6 + 2 * i);
            if (wanted.contains(tag(entry))) {
                var feature = features + at(entry + 4);
                for (var k = 0; k < at(feature + 2); k++) {
                    chosen.add(at(feature + 4 + 2 * k));
                }
            }
        }
        return chosen.stream().map(this::lookup).toList();
    }

    Lookup lookup(int index) {
        var list = start + u16(8);
        var lookup = list + at(list + 2 + 2 * index);
        var subtables = new ArrayList<Integer>();
        for (var i = 0; i < at(lookup + 4); i++) {
            subtables.add(lookup + at(lookup + 6 + 2 * i));
        }
        return new Lookup(at(lookup), at(lookup + 2), subtables);
    }

    /// @return the glyph's place in the coverage table that starts there, or `NOT_COVERED`
    int coverage(int table, int glyph) {
        var count = at(table + 2);
        if (at(table) == 1) {
            for (var i = 0; i < count; i++) {
                if (at(table + 4 + 2 * i) == glyph) {
                    return i;
                }
            }
            return NOT_COVERED;
        }
        for (var i = 0; i < count; i++) {
            var range = table + 4 + 6 * i;
            if (glyph >= at(range) && glyph <= at(range + 2)) {
                return at(range + 4) + glyph - at(range);
            }
        }
        return NOT_COVERED;
    }

    int classOf(int table, int glyph) {
        if (at(table) == 1) {
            var index = glyph - at(table + 2);
            return index >= 0 && index < at(table + 4) ? at(table + 6 + 2 * index) : 0;
        }
        for (var i = 0; i < at(table + 2); i++) {
            var range = table + 4 + 6 * i;
            if (glyph >= at(range) && glyph <= at(range + 2)) {
                return at(range + 4);
            }
        }
        return 0;
    }

    private int scriptTable(String wanted) {
        var list = start + u16(4);
        var fallback = 0;
        for (var i = 0; i < at(list); i++) {
            var entry = list + 2 + 6 * i;
            var script = list + at(entry + 4);
            if (tag(entry).equals(wanted)) {
                return script + at(script);
            }
            if (tag(entry).equals("DFLT")) {
                fallback = script + at(script);
            }
        }
        if (fallback == 0) {
            throw new IllegalArgumentException("the font has no script " + wanted);
        }
        return fallback;
    }

    private String tag(int offset) {
        var tag = new byte[4];
        bytes.get(offset, tag);
        return new String(tag, US_ASCII);
    }
}
