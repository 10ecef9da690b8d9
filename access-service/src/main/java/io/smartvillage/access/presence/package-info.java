/// Who is inside, and who has stayed too long.
@NullMarked
package io.smartvillage.access.presence;

import org.jspecify.annotations.NullMarked;
