/// What the services count of villages, for the operator.
@NullMarked
package io.smartvillage.identity.usage;

import org.jspecify.annotations.NullMarked;
