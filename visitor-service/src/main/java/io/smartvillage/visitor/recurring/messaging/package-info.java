@NullMarked
package io.smartvillage.visitor.recurring.messaging;

import org.jspecify.annotations.NullMarked;
