/// What late payers owe, by the village's rules: once in percent, or as simple interest by day.
@NullMarked
package io.smartvillage.billing.penalty;

import org.jspecify.annotations.NullMarked;
