/// Visitors of a village: who is expected, by which code, and who came.
@NullMarked
package io.smartvillage.visitor;

import org.jspecify.annotations.NullMarked;
