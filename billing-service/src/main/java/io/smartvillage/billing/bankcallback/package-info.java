/// Who signs what banks call back, and for which account.
@NullMarked
package io.smartvillage.billing.bankcallback;

import org.jspecify.annotations.NullMarked;
