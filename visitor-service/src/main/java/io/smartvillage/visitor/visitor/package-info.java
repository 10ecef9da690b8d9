@NullMarked
package io.smartvillage.visitor.visitor;

import org.jspecify.annotations.NullMarked;
