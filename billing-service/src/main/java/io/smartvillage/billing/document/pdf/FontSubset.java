package io.smartvillage.billing.document.pdf;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/// The part of a font that one document uses. Each cluster becomes one glyph, made of the font's
/// glyphs, with one text: so the page is searched and copied letter by letter as it was written.
final class FontSubset {

    private static final int TAG_LETTERS = 6;
    private static final int LONG_OFFSETS = 1;

    private static final int WORDS = 0x0001;
    private static final int XY_VALUES = 0x0002;
    private static final int SCALE = 0x0008;
    private static final int MORE_COMPONENTS = 0x0020;
    private static final int X_AND_Y_SCALE = 0x0040;
    private static final int TWO_BY_TWO = 0x0080;
    private static final int INSTRUCTIONS = 0x0100;

    private final Typeface typeface;
    private final TrueTypeFont font;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Integer, Integer> codesOfGlyphs = new HashMap<>();
    private final Map<String, Integer> codesOfTexts = new HashMap<>();
    private final SortedMap<Integer, Cluster> clusters = new TreeMap<>();

    /// One glyph of the subset: a copy of the font's, or some of the subset's put together.
    private sealed interface Entry {}

    private record Copied(int glyph) implements Entry {}

    private record Composed(List<PlacedGlyph> glyphs) implements Entry {}

    FontSubset(Typeface typeface) {
        this.typeface = typeface;
        font = typeface.font();
        codeOf(TrueTypeFont.MISSING_GLYPH);
    }

    /// @return the character code by which the page names it
    int code(Cluster cluster) {
        var known = codesOfTexts.get(cluster.text());
        if (known != null) {
            return known;
        }
        var code = newCode(cluster);
        codesOfTexts.put(cluster.text(), code);
        clusters.put(code, cluster);
        return code;
    }

    /// Six letters that say which part it is.
    String tag() {
        var crc = new CRC32();
        clusters.values().forEach(cluster -> crc.update(cluster.text().getBytes(UTF_8)));
        var rest = crc.getValue() + 31L * clusters.size();
        var tag = new StringBuilder();
        for (var i = 0; i < TAG_LETTERS; i++) {
            tag.append((char) ('A' + rest % 26));
            rest /= 26;
        }
        return tag.toString();
    }

    /// The `W` array: advances from code 0.
    String widths() {
        var widths = new StringBuilder("[0 [");
        for (var code = 0; code < entries.size(); code++) {
            widths.append(advance(code)).append(' ');
        }
        return widths.append("]]").toString();
    }

    /// The `ToUnicode` map.
    String texts() {
        var map =
                new StringBuilder(
                        """
                        /CIDInit /ProcSet findresource begin
                        12 dict begin
                        begincmap
                        /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                        /CMapName /Adobe-Identity-UCS def
                        /CMapType 2 def
                        1 begincodespacerange
                        <0000> <FFFF>
                        endcodespacerange
                        """);
        var lines = new ArrayList<String>();
        clusters.forEach((code, cluster) ->
                lines.add(
                        "<" + Hex.of((char) (int) code) + "> <" + Hex.of(cluster.text()) + ">\n"));
        for (var from = 0; from < lines.size(); from += 100) {
            var block = lines.subList(from, Math.min(from + 100, lines.size()));
            map.append(block.size()).append(" beginbfchar\n");
            block.forEach(map::append);
            map.append("endbfchar\n");
        }
        return map.append("endcmap CMapName currentdict /CMap defineresource pop end end\n")
                .toString();
    }

    String descriptor(String name, int file) {
        var box = font.bounds();
        return "<< /Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%d %d %d %d] /ItalicAngle 0 /Ascent %d /Descent %d /CapHeight 700 /StemV 80 /FontFile2 %d 0 R >>"
                .formatted(
                        name, box[0], box[1], box[2], box[3], font.ascent(), font.descent(), file);
    }

    /// A TrueType file without hints; glyph ids are the codes.
    byte[] file() {
        var glyf = new ByteArrayOutputStream();
        var loca = new ArrayList<Integer>();
        var boxes = new ArrayList<int[]>();
        // Copies of compound glyphs add their parts at the end of the list while it is walked.
        for (var code = 0; code < entries.size(); code++) {
            loca.add(glyf.size());
            var outline = outline(entries.get(code));
            glyf.writeBytes(outline);
            glyf.writeBytes(new byte[-outline.length & 3]);
            boxes.add(boxOf(entries.get(code)));
        }
        loca.add(glyf.size());
        var tables = new TreeMap<String, byte[]>();
        tables.put("glyf", glyf.toByteArray());
        tables.put("loca", locations(loca));
        tables.put("hmtx", metrics(boxes));
        tables.put("head", head());
        tables.put("hhea", withShort("hhea", 34, entries.size()));
        tables.put("maxp", maxima());
        return sfnt(tables);
    }

    private int newCode(Cluster cluster) {
        var glyphs = cluster.glyphs();
        var first = glyphs.getFirst();
        if (glyphs.size() == 1 && first.x() == 0 && first.y() == 0) {
            var code = codeOf(first.glyph());
            if (code != 0 && !clusters.containsKey(code)) {
                return code;
            }
            entries.add(new Copied(first.glyph()));
            return entries.size() - 1;
        }
        var parts =
                glyphs.stream()
                        .map(glyph -> new PlacedGlyph(codeOf(glyph.glyph()), glyph.x(), glyph.y()))
                        .toList();
        entries.add(new Composed(parts));
        return entries.size() - 1;
    }

    private int codeOf(int glyph) {
        var known = codesOfGlyphs.get(glyph);
        if (known != null) {
            return known;
        }
        entries.add(new Copied(glyph));
        codesOfGlyphs.put(glyph, entries.size() - 1);
        return entries.size() - 1;
    }

    private int advance(int code) {
        var cluster = clusters.get(code);
        if (cluster != null) {
            return cluster.advance();
        }
        return switch (entries.get(code)) {
            case Copied(var glyph) -> font.advance(glyph);
            case Composed _ -> throw new IllegalStateException("no text for glyph " + code);
        };
    }

    private int[] boxOf(Entry entry) {
        return switch (entry) {
            case Copied(var glyph) -> font.bounds(glyph);
            case Composed(var parts) -> boxOf(parts);
        };
    }

    private int[] boxOf(List<PlacedGlyph> parts) {
        var box =
                new int[] {
                    Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE
                };
        for (var part : parts) {
            var of = boxOf(entries.get(part.glyph()));
            box[0] = Math.min(box[0], of[0] + part.x());
            box[1] = Math.min(box[1], of[1] + part.y());
            box[2] = Math.max(box[2], of[2] + part.x());
            box[3] = Math.max(box[3], of[3] + part.y());
        }
        return box;
    }

    private byte[] outline(Entry entry) {
        return switch (entry) {
            case Copied(var glyph) -> copied(font.outline(glyph));
            case Composed(var parts) -> composed(parts);
        };
    }

    private byte[] composed(List<PlacedGlyph> parts) {
        var box = boxOf(parts);
        var outline = ByteBuffer.allocate(10 + 8 * parts.size());
        outline.putShort((short) -1);
        for (var side : box) {
            outline.putShort((short) side);
        }
        for (var i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            var more = i + 1 < parts.size() ? MORE_COMPONENTS : 0;
            outline.putShort((short) (WORDS | XY_VALUES | more));
            outline.putShort((short) part.glyph());
            outline.putShort((short) part.x());
            outline.putShort((short) part.y());
        }
        return outline.array();
    }

    private byte[] copied(byte[] outline) {
        if (outline.length == 0) {
            return outline;
        }
        var contours = ByteBuffer.wrap(outline).getShort();
        return contours < 0 ? renumbered(outline) : withoutHints(outline, contours);
    }

    private static byte[] withoutHints(byte[] outline, int contours) {
        var hints = 10 + 2 * contours;
        var length = ByteBuffer.wrap(outline).getShort(hints) & 0xFFFF;
        var result = ByteBuffer.allocate(outline.length - length);
        result.put(outline, 0, hints);
        result.putShort((short) 0);
        result.put(outline, hints + 2 + length, outline.length - hints - 2 - length);
        return result.array();
    }

    private byte[] renumbered(byte[] outline) {
        var result = ByteBuffer.wrap(outline);
        var at = 10;
        int flags;
        do {
            flags = result.getShort(at);
            result.putShort(at, (short) (flags & ~INSTRUCTIONS));
            result.putShort(at + 2, (short) codeOf(result.getShort(at + 2) & 0xFFFF));
            at += 4 + ((flags & WORDS) == 0 ? 2 : 4) + sizeOfScale(flags);
        } while ((flags & MORE_COMPONENTS) != 0);
        return Arrays.copyOf(outline, at);
    }

    private static int sizeOfScale(int flags) {
        if ((flags & SCALE) != 0) {
            return 2;
        }
        if ((flags & X_AND_Y_SCALE) != 0) {
            return 4;
        }
        return (flags & TWO_BY_TWO) == 0 ? 0 : 8;
    }

    private static byte[] locations(List<Integer> offsets) {
        var loca = ByteBuffer.allocate(4 * offsets.size());
        offsets.forEach(loca::putInt);
        return loca.array();
    }

    private byte[] metrics(List<int[]> boxes) {
        var hmtx = ByteBuffer.allocate(4 * entries.size());
        for (var code = 0; code < entries.size(); code++) {
            hmtx.putShort((short) advance(code));
            hmtx.putShort((short) boxes.get(code)[0]);
        }
        return hmtx.array();
    }

    private byte[] head() {
        var head = ByteBuffer.wrap(withShort("head", 50, LONG_OFFSETS));
        head.putInt(8, 0);
        return head.array();
    }

    private byte[] maxima() {
        var maxp = ByteBuffer.wrap(withShort("maxp", 4, entries.size()));
        var parts = 8;
        maxp.putShort(10, (short) Math.min(0xFFFF, parts * (maxp.getShort(6) & 0xFFFF)));
        maxp.putShort(12, (short) Math.min(0xFFFF, parts * (maxp.getShort(8) & 0xFFFF)));
        maxp.putShort(26, (short) 0);
        maxp.putShort(28, (short) parts);
        maxp.putShort(30, (short) (maxp.getShort(30) + 1));
        return maxp.array();
    }

    private byte[] withShort(String table, int offset, int value) {
        return ByteBuffer.wrap(font.table(table)).putShort(offset, (short) value).array();
    }

    private static byte[] sfnt(SortedMap<String, byte[]> tables) {
        var size = 12 + 16 * tables.size();
        for (var table : tables.values()) {
            size += (table.length + 3) & ~3;
        }
        var file = ByteBuffer.allocate(size);
        var power = Integer.highestOneBit(tables.size());
        file.putInt(0x00010000).putShort((short) tables.size());
        file.putShort((short) (16 * power));
        file.putShort((short) Integer.numberOfTrailingZeros(power));
        file.putShort((short) (16 * (tables.size() - power)));
        var offset = 12 + 16 * tables.size();
        for (var entry : tables.entrySet()) {
            var table = entry.getValue();
            file.put(offset, table);
            file.put(entry.getKey().getBytes(US_ASCII));
            file.putInt(checksum(file, offset, table.length));
            file.putInt(offset).putInt(table.length);
            offset += (table.length + 3) & ~3;
        }
        return file.array();
    }

    private static int checksum(ByteBuffer file, int offset, int length) {
        var sum = 0;
        for (var at = offset; at < offset + length; at += 4) {
            sum += file.getInt(at);
        }
        return sum;
    }

    @Override
    public String toString() {
        return tag() + "+" + typeface.name();
    }
}
