/// Papers for money received, as they were on their day.
@NullMarked
package io.smartvillage.billing.receipt;

import org.jspecify.annotations.NullMarked;
