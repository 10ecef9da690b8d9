@NullMarked
package io.smartvillage.visitor.recurring;

import org.jspecify.annotations.NullMarked;
