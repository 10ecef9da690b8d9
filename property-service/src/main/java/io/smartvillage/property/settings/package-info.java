/// What a village keeps about its houses.
@NullMarked
package io.smartvillage.property.settings;

import org.jspecify.annotations.NullMarked;
