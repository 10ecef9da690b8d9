/// Meters of houses and what was read on them.
@NullMarked
package io.smartvillage.billing.meter;

import org.jspecify.annotations.NullMarked;
