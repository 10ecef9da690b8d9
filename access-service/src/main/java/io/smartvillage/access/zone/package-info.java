/// Parts of the village behind gates.
@NullMarked
package io.smartvillage.access.zone;

import org.jspecify.annotations.NullMarked;
