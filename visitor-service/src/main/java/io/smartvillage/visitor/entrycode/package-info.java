/// Entry codes: drawn, hashed, never kept.
@NullMarked
package io.smartvillage.visitor.entrycode;

import org.jspecify.annotations.NullMarked;
