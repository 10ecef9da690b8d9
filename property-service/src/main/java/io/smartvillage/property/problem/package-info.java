/// What can go wrong in this service, as problem details.
@NullMarked
package io.smartvillage.property.problem;

import org.jspecify.annotations.NullMarked;
