/// Imports as another instance would run them.
@NullMarked
package io.smartvillage.platform.imports;

import org.jspecify.annotations.NullMarked;
