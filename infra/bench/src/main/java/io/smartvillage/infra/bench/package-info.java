/// Figures that anyone can repeat: each is a ratio of two sides measured in turn in one run,
/// because absolute times drift with the machine.
@NullMarked
package io.smartvillage.infra.bench;

import org.jspecify.annotations.NullMarked;
