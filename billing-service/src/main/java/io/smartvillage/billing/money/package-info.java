/// Baht and satang.
@NullMarked
package io.smartvillage.billing.money;

import org.jspecify.annotations.NullMarked;
