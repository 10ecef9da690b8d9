/// Names, phones and e-mail addresses at rest: encrypted with the village's own key (Tink AEAD),
/// found again by a keyed hash. See docs/adr/0006.
@NullMarked
package io.smartvillage.platform.privacy;

import org.jspecify.annotations.NullMarked;
