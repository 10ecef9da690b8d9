/// What happened to a house and its people.
@NullMarked
package io.smartvillage.property.history;

import org.jspecify.annotations.NullMarked;
