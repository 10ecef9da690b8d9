/// What decisions depend on changed: every instance is told.
@NullMarked
package io.smartvillage.access.change;

import org.jspecify.annotations.NullMarked;
