package io.smartvillage.access.denial;

/// One row of an imported file that may be stored.
record ImportedDenial(long line, NewDenial denial) {}
