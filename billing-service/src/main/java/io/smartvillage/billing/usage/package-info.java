/// What this service counts of a village for the operator.
@NullMarked
package io.smartvillage.billing.usage;

import org.jspecify.annotations.NullMarked;
