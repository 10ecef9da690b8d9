/// What this service counts of a village for the operator.
@NullMarked
package io.smartvillage.visitor.usage;

import org.jspecify.annotations.NullMarked;
