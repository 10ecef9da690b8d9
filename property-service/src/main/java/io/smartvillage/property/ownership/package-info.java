/// Whose houses are: shares from a day on and until another, changes of owners and sales.
@NullMarked
package io.smartvillage.property.ownership;

import org.jspecify.annotations.NullMarked;
