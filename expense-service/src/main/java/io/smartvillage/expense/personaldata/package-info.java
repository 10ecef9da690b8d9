/// What this service does about one person's data.
@NullMarked
package io.smartvillage.expense.personaldata;

import org.jspecify.annotations.NullMarked;
