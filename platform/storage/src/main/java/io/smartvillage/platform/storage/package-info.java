/// Files that people hand in: checked and re-made before they are kept, sealed with the village's
/// key, found again only by their opaque id and only within their village. See docs/adr/0013.
@NullMarked
package io.smartvillage.platform.storage;

import org.jspecify.annotations.NullMarked;
