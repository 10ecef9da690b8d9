package io.smartvillage.billing.document.pdf;

import io.smartvillage.billing.document.pdf.OpenTypeTable.Lookup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Puts marks at the anchors of their base, or of the mark that they stand on (`GPOS`).
final class MarkPlacement {

    private static final int MARK_TO_BASE = 4;
    private static final int MARK_TO_MARK = 6;
    private static final int NONE = -1;

    private final TrueTypeFont font;
    private final OpenTypeTable table;
    private final List<Lookup> lookups;

    private static final class Attachment {
        private int to = NONE;
        private int x;
        private int y;
    }

    /// @throws IllegalArgumentException if the font needs a kind of lookup that is not known here
    MarkPlacement(TrueTypeFont font) {
        this.font = font;
        table = font.openType("GPOS");
        lookups = table.lookups("thai", Set.of("mark", "mkmk"));
        for (var lookup : lookups) {
            if (lookup.type() != MARK_TO_BASE && lookup.type() != MARK_TO_MARK) {
                throw new IllegalArgumentException("unknown placement of type " + lookup.type());
            }
        }
    }

    /// @return each glyph's origin, from the origin of the first
    List<PlacedGlyph> place(List<Integer> glyphs) {
        var attachments = new Attachment[glyphs.size()];
        Arrays.setAll(attachments, i -> new Attachment());
        for (var lookup : lookups) {
            for (var i = 1; i < glyphs.size(); i++) {
                if (font.isMark(glyphs.get(i))) {
                    attach(glyphs, i, lookup, attachments[i]);
                }
            }
        }
        var placed = new ArrayList<PlacedGlyph>();
        var pen = 0;
        for (var i = 0; i < glyphs.size(); i++) {
            var attachment = attachments[i];
            var glyph = glyphs.get(i);
            if (attachment.to == NONE) {
                placed.add(new PlacedGlyph(glyph, pen, 0));
            } else {
                var base = placed.get(attachment.to);
                placed.add(
                        new PlacedGlyph(glyph, base.x() + attachment.x, base.y() + attachment.y));
            }
            pen += font.advance(glyph);
        }
        return placed;
    }

    private void attach(List<Integer> glyphs, int at, Lookup lookup, Attachment attachment) {
        var to = lookup.type() == MARK_TO_BASE ? baseOf(glyphs, at) : markBelow(glyphs, at, lookup);
        if (to == NONE) {
            return;
        }
        for (var subtable : lookup.subtables()) {
            var mark = table.coverage(subtable + table.at(subtable + 2), glyphs.get(at));
            var base = table.coverage(subtable + table.at(subtable + 4), glyphs.get(to));
            if (mark == OpenTypeTable.NOT_COVERED || base == OpenTypeTable.NOT_COVERED) {
                continue;
            }
            var classes = table.at(subtable + 6);
            var marks = subtable + table.at(subtable + 8);
            var bases = subtable + table.at(subtable + 10);
            var markClass = table.at(marks + 2 + 4 * mark);
            var baseAnchor = table.at(bases + 2 + 2 * (base * classes + markClass));
            if (baseAnchor == 0) {
                continue;
            }
            var markAnchor = table.at(marks + 4 + 4 * mark);
            attachment.to = to;
            attachment.x = anchor(bases + baseAnchor, 2) - anchor(marks + markAnchor, 2);
            attachment.y = anchor(bases + baseAnchor, 4) - anchor(marks + markAnchor, 4);
            return;
        }
    }

    private int anchor(int start, int coordinate) {
        return table.signedAt(start + coordinate);
    }

    private int baseOf(List<Integer> glyphs, int at) {
        for (var i = at - 1; i >= 0; i--) {
            if (!font.isMark(glyphs.get(i))) {
                return i;
            }
        }
        return NONE;
    }

    private int markBelow(List<Integer> glyphs, int at, Lookup lookup) {
        var wanted = lookup.markAttachmentClass();
        if (isSkipped(glyphs.get(at), wanted)) {
            return NONE;
        }
        for (var i = at - 1; i >= 0 && font.isMark(glyphs.get(i)); i--) {
            if (!isSkipped(glyphs.get(i), wanted)) {
                return i;
            }
        }
        return NONE;
    }

    private boolean isSkipped(int mark, int wanted) {
        return wanted != 0 && font.markAttachmentClass(mark) != wanted;
    }
}
