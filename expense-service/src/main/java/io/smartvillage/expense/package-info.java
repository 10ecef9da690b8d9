/// What the committee pays for, with receipts.
@NullMarked
package io.smartvillage.expense;

import org.jspecify.annotations.NullMarked;
