/// Takes what banks say of money that came in, and finds out what it was for.
@NullMarked
package io.smartvillage.billing.bankstatement;

import org.jspecify.annotations.NullMarked;
