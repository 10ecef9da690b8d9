/// Number plates: how they are read, compared and mistaken for each other.
@NullMarked
package io.smartvillage.access.plate;

import org.jspecify.annotations.NullMarked;
