/// As much of PDF and OpenType as a page of Thai needs, without `java.awt`: docs/adr/0015.
@NullMarked
package io.smartvillage.billing.document.pdf;

import org.jspecify.annotations.NullMarked;
