/// Numbers without gaps for the papers that a village issues.
@NullMarked
package io.smartvillage.expense.numbering;

import org.jspecify.annotations.NullMarked;
