/// A house: the aggregate, what can be done with it, and the facts it states.
@NullMarked
package io.smartvillage.property.property;

import org.jspecify.annotations.NullMarked;
