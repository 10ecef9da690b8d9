/// Says what money that came in was for: by the references in a line of a bank statement, else by
/// its amount and time.
@NullMarked
package io.smartvillage.billing.bankstatement.matching;

import org.jspecify.annotations.NullMarked;
