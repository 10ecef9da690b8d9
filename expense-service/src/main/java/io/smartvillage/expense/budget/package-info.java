/// What may be spent in a fiscal year, and how it goes.
@NullMarked
package io.smartvillage.expense.budget;

import org.jspecify.annotations.NullMarked;
