/// Devices of other makers at gates: which they are, and whose the numbers in their memory are.
@NullMarked
package io.smartvillage.access.device;

import org.jspecify.annotations.NullMarked;
