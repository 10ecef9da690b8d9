/// Payments, their slips, and what staff decide about them.
@NullMarked
package io.smartvillage.billing.payment;

import org.jspecify.annotations.NullMarked;
