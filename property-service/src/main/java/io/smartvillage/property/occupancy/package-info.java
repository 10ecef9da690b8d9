/// Who lives in which house, from when and until when.
@NullMarked
package io.smartvillage.property.occupancy;

import org.jspecify.annotations.NullMarked;
