/// Who is paid.
@NullMarked
package io.smartvillage.expense.vendor;

import org.jspecify.annotations.NullMarked;
