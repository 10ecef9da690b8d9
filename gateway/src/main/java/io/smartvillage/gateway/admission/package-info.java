/// Who may pass: the token, the village, the limits.
@NullMarked
package io.smartvillage.gateway.admission;

import org.jspecify.annotations.NullMarked;
