/// Money of a house that no invoice has taken yet.
@NullMarked
package io.smartvillage.billing.credit;

import org.jspecify.annotations.NullMarked;
