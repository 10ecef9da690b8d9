/// What every service must know of a village, mirrored from identity-service: its name, whether it
/// is active, its time zone. A village that is not in it has no API; one that is suspended can be
/// read.
@NullMarked
package io.smartvillage.platform.villagedirectory;

import org.jspecify.annotations.NullMarked;
