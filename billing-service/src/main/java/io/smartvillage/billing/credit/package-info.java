/// Money of a house that no invoice has taken, and where it went.
@NullMarked
package io.smartvillage.billing.credit;

import org.jspecify.annotations.NullMarked;
