/// Decisions that were made without this service: by a gate that was cut off, or by a device of
/// another maker. They are written down, not judged.
@NullMarked
package io.smartvillage.access.reported;

import org.jspecify.annotations.NullMarked;
