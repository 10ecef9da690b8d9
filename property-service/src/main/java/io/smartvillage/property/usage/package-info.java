/// What this service counts of a village for the operator.
@NullMarked
package io.smartvillage.property.usage;

import org.jspecify.annotations.NullMarked;
