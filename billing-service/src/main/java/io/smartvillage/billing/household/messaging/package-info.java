@NullMarked
package io.smartvillage.billing.household.messaging;

import org.jspecify.annotations.NullMarked;
