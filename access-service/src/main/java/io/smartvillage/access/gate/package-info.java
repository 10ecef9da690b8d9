@NullMarked
package io.smartvillage.access.gate;

import org.jspecify.annotations.NullMarked;
