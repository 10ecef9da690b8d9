@NullMarked
package io.smartvillage.access.reported.messaging;

import org.jspecify.annotations.NullMarked;
