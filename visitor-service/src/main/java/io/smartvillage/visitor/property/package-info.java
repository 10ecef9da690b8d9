/// A mirror of property-service's houses: which there are, and whose.
@NullMarked
package io.smartvillage.visitor.property;

import org.jspecify.annotations.NullMarked;
