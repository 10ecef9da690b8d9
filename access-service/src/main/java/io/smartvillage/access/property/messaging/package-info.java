@NullMarked
package io.smartvillage.access.property.messaging;

import org.jspecify.annotations.NullMarked;
