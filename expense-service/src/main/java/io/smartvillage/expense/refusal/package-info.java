/// What the service refuses, and why.
@NullMarked
package io.smartvillage.expense.refusal;

import org.jspecify.annotations.NullMarked;
