/// Business dates of the village.
@NullMarked
package io.smartvillage.billing.calendar;

import org.jspecify.annotations.NullMarked;
