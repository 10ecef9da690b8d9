/// What this service counts of a village for the operator.
@NullMarked
package io.smartvillage.access.usage;

import org.jspecify.annotations.NullMarked;
