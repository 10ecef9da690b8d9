@NullMarked
package io.smartvillage.visitor.property.messaging;

import org.jspecify.annotations.NullMarked;
