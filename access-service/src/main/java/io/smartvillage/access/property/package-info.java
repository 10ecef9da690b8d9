/// A mirror of property-service's houses: which there are, and whose.
@NullMarked
package io.smartvillage.access.property;

import org.jspecify.annotations.NullMarked;
