@NullMarked
package io.smartvillage.visitor.retention;

import org.jspecify.annotations.NullMarked;
