@NullMarked
package io.smartvillage.access.credential.messaging;

import org.jspecify.annotations.NullMarked;
