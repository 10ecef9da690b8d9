/// What day it is in the village.
@NullMarked
package io.smartvillage.expense.calendar;

import org.jspecify.annotations.NullMarked;
