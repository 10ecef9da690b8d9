/// Vehicles of houses, and how plates are compared.
@NullMarked
package io.smartvillage.property.vehicle;

import org.jspecify.annotations.NullMarked;
