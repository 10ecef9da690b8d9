/// Decisions as they come, for guards.
@NullMarked
package io.smartvillage.access.feed;

import org.jspecify.annotations.NullMarked;
