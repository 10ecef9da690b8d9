/// Bills a month: one invoice for every house.
@NullMarked
package io.smartvillage.billing.billingrun;

import org.jspecify.annotations.NullMarked;
