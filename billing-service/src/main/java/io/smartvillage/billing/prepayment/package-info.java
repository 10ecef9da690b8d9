/// Paying for several months ahead, for less.
@NullMarked
package io.smartvillage.billing.prepayment;

import org.jspecify.annotations.NullMarked;
