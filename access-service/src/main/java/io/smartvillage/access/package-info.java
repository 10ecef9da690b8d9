/// Gates: who is let through, and the log of every decision.
@NullMarked
package io.smartvillage.access;

import org.jspecify.annotations.NullMarked;
