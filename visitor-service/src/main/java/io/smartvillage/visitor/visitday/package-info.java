@NullMarked
package io.smartvillage.visitor.visitday;

import org.jspecify.annotations.NullMarked;
