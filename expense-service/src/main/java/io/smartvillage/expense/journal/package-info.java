/// The books of what is spent: double entry, append-only.
@NullMarked
package io.smartvillage.expense.journal;

import org.jspecify.annotations.NullMarked;
