@NullMarked
package io.smartvillage.visitor.livecode;

import org.jspecify.annotations.NullMarked;
