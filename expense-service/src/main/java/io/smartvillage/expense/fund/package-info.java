/// What the village's money is set apart for, and what moves between.
@NullMarked
package io.smartvillage.expense.fund;

import org.jspecify.annotations.NullMarked;
