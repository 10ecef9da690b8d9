/// Cards that were handed out to houses.
@NullMarked
package io.smartvillage.property.keycard;

import org.jspecify.annotations.NullMarked;
