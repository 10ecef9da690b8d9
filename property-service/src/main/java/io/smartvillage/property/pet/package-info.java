/// Pets of houses.
@NullMarked
package io.smartvillage.property.pet;

import org.jspecify.annotations.NullMarked;
