/// What a house owes for a month, and what it has paid of it.
@NullMarked
package io.smartvillage.billing.invoice;

import org.jspecify.annotations.NullMarked;
