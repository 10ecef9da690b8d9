@NullMarked
package io.smartvillage.visitor.visitor.messaging;

import org.jspecify.annotations.NullMarked;
