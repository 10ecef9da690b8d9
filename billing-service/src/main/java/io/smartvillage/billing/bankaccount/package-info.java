/// Where a village's money comes in, and what banks sign their call-backs with.
@NullMarked
package io.smartvillage.billing.bankaccount;

import org.jspecify.annotations.NullMarked;
