/// Notes of a village.
@NullMarked
package io.smartvillage.platform.testing.sample.note;

import org.jspecify.annotations.NullMarked;
