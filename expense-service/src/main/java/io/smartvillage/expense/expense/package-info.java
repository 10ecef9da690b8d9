/// An expense: drafted, submitted, approved, paid, never deleted; its decisions, its receipts, and
/// the facts it states.
@NullMarked
package io.smartvillage.expense.expense;

import org.jspecify.annotations.NullMarked;
