/// What moves and sales mean for what houses owe: from property-service's facts.
@NullMarked
package io.smartvillage.billing.household;

import org.jspecify.annotations.NullMarked;
