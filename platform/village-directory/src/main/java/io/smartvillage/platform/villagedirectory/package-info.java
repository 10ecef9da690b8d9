/// What every service must know of a village, mirrored from identity-service: its name, whether it
/// is active, its time zone, the settings that several services read. A village that is not in it
/// has no API; one that is suspended can be read; one that is closed cannot.
///
/// And what every service tells of a village: how much of it there is ([UsageCount]).
@NullMarked
package io.smartvillage.platform.villagedirectory;

import org.jspecify.annotations.NullMarked;
