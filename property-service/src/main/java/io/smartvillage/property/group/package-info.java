/// Phases, sois and zones: parts of the village to which houses belong.
@NullMarked
package io.smartvillage.property.group;

import org.jspecify.annotations.NullMarked;
