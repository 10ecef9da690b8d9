/// Whether a slip shows the transfer that a payment speaks of: asking a verification service, and
/// weighing its answer.
@NullMarked
package io.smartvillage.billing.slip;

import org.jspecify.annotations.NullMarked;
