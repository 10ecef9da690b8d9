/// What the village charges, by date.
@NullMarked
package io.smartvillage.billing.feeschedule;

import org.jspecify.annotations.NullMarked;
