/// What an expense is for: never deleted, only closed.
@NullMarked
package io.smartvillage.expense.category;

import org.jspecify.annotations.NullMarked;
