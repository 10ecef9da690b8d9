/// A mirror of property-service's houses: what is needed to bill them, and whose they are.
@NullMarked
package io.smartvillage.billing.property;

import org.jspecify.annotations.NullMarked;
