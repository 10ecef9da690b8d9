/// The one door to the village API: who is calling, for which village, how often, and on to which
/// service.
@NullMarked
package io.smartvillage.gateway;

import org.jspecify.annotations.NullMarked;
