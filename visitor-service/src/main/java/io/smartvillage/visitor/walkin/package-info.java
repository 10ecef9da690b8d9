@NullMarked
package io.smartvillage.visitor.walkin;

import org.jspecify.annotations.NullMarked;
