@NullMarked
package io.smartvillage.identity.usage.messaging;

import org.jspecify.annotations.NullMarked;
