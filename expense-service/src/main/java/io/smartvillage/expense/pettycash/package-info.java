/// Boxes of cash with a float: topped up, counted, paid from.
@NullMarked
package io.smartvillage.expense.pettycash;

import org.jspecify.annotations.NullMarked;
