/// Fiscal years, closed and opened again.
@NullMarked
package io.smartvillage.expense.fiscalyear;

import org.jspecify.annotations.NullMarked;
