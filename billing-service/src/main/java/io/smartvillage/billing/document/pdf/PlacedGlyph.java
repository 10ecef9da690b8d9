package io.smartvillage.billing.document.pdf;

/// A glyph and its origin, in font units from the origin of its cluster.
record PlacedGlyph(int glyph, int x, int y) {}
