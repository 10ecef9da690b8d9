/// Which satang of a payment goes where, by which rule, and the trace that is kept of it.
@NullMarked
package io.smartvillage.billing.allocation;

import org.jspecify.annotations.NullMarked;
