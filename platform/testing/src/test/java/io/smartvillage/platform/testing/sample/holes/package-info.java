/// What no service may do, done on purpose: every part of it must be found by the contract.
@NullMarked
package io.smartvillage.platform.testing.sample.holes;

import org.jspecify.annotations.NullMarked;
