package io.smartvillage.billing.document.pdf;

import java.util.List;

/// A letter with all that stands above and below it: the smallest piece that is drawn, searched for
/// or broken between lines.
///
/// @param text what a reader copies from the page
/// @param advance in font units
record Cluster(String text, int advance, List<PlacedGlyph> glyphs) {

    Cluster {
        glyphs = List.copyOf(glyphs);
    }
}
