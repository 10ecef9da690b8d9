/// Changes to invoices that were issued: papers and decisions beside them, each with who and why.
@NullMarked
package io.smartvillage.billing.correction;

import org.jspecify.annotations.NullMarked;
