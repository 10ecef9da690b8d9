/// An expense: booked, corrected, voided, never deleted; its receipts, and the facts it states.
@NullMarked
package io.smartvillage.expense.expense;

import org.jspecify.annotations.NullMarked;
