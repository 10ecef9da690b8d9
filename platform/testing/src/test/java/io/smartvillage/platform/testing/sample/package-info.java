/// The parts of the sample service that are nobody else’s.
@NullMarked
package io.smartvillage.platform.testing.sample;

import org.jspecify.annotations.NullMarked;
