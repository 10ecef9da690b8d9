/// Houses of a village, who owns them and who lives in them.
@NullMarked
package io.smartvillage.property;

import org.jspecify.annotations.NullMarked;
