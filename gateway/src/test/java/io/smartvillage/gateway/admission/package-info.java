@NullMarked
package io.smartvillage.gateway.admission;

import org.jspecify.annotations.NullMarked;
