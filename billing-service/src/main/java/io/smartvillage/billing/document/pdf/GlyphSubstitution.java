package io.smartvillage.billing.document.pdf;

import io.smartvillage.billing.document.pdf.OpenTypeTable.Lookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Puts the narrow, low or joined forms in place that the font has for a cluster (`GSUB`, `ccmp`).
final class GlyphSubstitution {

    private static final Set<String> FEATURES = Set.of("ccmp", "locl");

    private static final int SINGLE = 1;
    private static final int MULTIPLE = 2;
    private static final int LIGATURE = 4;
    private static final int CHAINED = 6;
    private static final int BY_COVERAGE = 3;

    private final OpenTypeTable table;
    private final List<Lookup> thai;
    private final List<Lookup> latin;

    /// @throws IllegalArgumentException if the font needs a kind of lookup that is not known here
    GlyphSubstitution(OpenTypeTable table) {
        this.table = table;
        thai = known(table.lookups("thai", FEATURES));
        latin = known(table.lookups("latn", FEATURES));
    }

    /// Replaces glyphs of the list.
    void apply(List<Integer> glyphs, boolean isThai) {
        for (var lookup : isThai ? thai : latin) {
            var at = 0;
            while (at < glyphs.size()) {
                at += Math.max(1, applyAt(glyphs, at, lookup));
            }
        }
    }

    /// @return how many glyphs now stand for what was replaced, 0 if nothing was
    private int applyAt(List<Integer> glyphs, int at, Lookup lookup) {
        for (var subtable : lookup.subtables()) {
            var done =
                    switch (lookup.type()) {
                        case SINGLE -> single(glyphs, at, subtable);
                        case MULTIPLE -> multiple(glyphs, at, subtable);
                        case LIGATURE -> ligature(glyphs, at, subtable);
                        default -> chained(glyphs, at, subtable);
                    };
            if (done > 0) {
                return done;
            }
        }
        return 0;
    }

    private int single(List<Integer> glyphs, int at, int subtable) {
        var index = covered(glyphs, at, subtable);
        if (index < 0) {
            return 0;
        }
        glyphs.set(
                at,
                table.at(subtable) == 1
                        ? (glyphs.get(at) + table.at(subtable + 4)) & 0xFFFF
                        : table.at(subtable + 6 + 2 * index));
        return 1;
    }

    private int multiple(List<Integer> glyphs, int at, int subtable) {
        var index = covered(glyphs, at, subtable);
        if (index < 0) {
            return 0;
        }
        var sequence = subtable + table.at(subtable + 6 + 2 * index);
        var replacement = new ArrayList<Integer>();
        for (var i = 0; i < table.at(sequence); i++) {
            replacement.add(table.at(sequence + 2 + 2 * i));
        }
        glyphs.subList(at, at + 1).clear();
        glyphs.addAll(at, replacement);
        return replacement.size();
    }

    private int ligature(List<Integer> glyphs, int at, int subtable) {
        var index = covered(glyphs, at, subtable);
        if (index < 0) {
            return 0;
        }
        var set = subtable + table.at(subtable + 6 + 2 * index);
        for (var i = 0; i < table.at(set); i++) {
            var ligature = set + table.at(set + 2 + 2 * i);
            var parts = table.at(ligature + 2);
            if (continues(glyphs, at, ligature + 4, parts - 1)) {
                glyphs.subList(at, at + parts).clear();
                glyphs.add(at, table.at(ligature));
                return 1;
            }
        }
        return 0;
    }

    private boolean continues(List<Integer> glyphs, int at, int rest, int count) {
        if (at + count >= glyphs.size()) {
            return false;
        }
        for (var i = 0; i < count; i++) {
            if (glyphs.get(at + 1 + i) != table.at(rest + 2 * i)) {
                return false;
            }
        }
        return true;
    }

    private int chained(List<Integer> glyphs, int at, int subtable) {
        var before = subtable + 2;
        var input = before + 2 + 2 * table.at(before);
        var after = input + 2 + 2 * table.at(input);
        var records = after + 2 + 2 * table.at(after);
        var length = table.at(input);
        if (!matches(glyphs, at - 1, -1, before, subtable)
                || !matches(glyphs, at, 1, input, subtable)
                || !matches(glyphs, at + length, 1, after, subtable)) {
            return 0;
        }
        var sizeBefore = glyphs.size();
        for (var i = 0; i < table.at(records); i++) {
            var record = records + 2 + 4 * i;
            applyAt(glyphs, at + table.at(record), table.lookup(table.at(record + 2)));
        }
        return length + glyphs.size() - sizeBefore;
    }

    private boolean matches(List<Integer> glyphs, int from, int step, int list, int subtable) {
        for (var i = 0; i < table.at(list); i++) {
            var at = from + i * step;
            if (at < 0
                    || at >= glyphs.size()
                    || table.coverage(subtable + table.at(list + 2 + 2 * i), glyphs.get(at))
                            == OpenTypeTable.NOT_COVERED) {
                return false;
            }
        }
        return true;
    }

    private int covered(List<Integer> glyphs, int at, int subtable) {
        return table.coverage(subtable + table.at(subtable + 2), glyphs.get(at));
    }

    private List<Lookup> known(List<Lookup> lookups) {
        for (var lookup : lookups) {
            var known =
                    switch (lookup.type()) {
                        case SINGLE, MULTIPLE, LIGATURE -> true;
                        case CHAINED ->
                                lookup.subtables().stream()
                                        .allMatch(start -> table.at(start) == BY_COVERAGE);
                        default -> false;
                    };
            if (!known) {
                throw new IllegalArgumentException("unknown substitution of type " + lookup.type());
            }
        }
        return lookups;
    }
}
