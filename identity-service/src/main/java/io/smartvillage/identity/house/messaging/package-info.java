@NullMarked
package io.smartvillage.identity.house.messaging;

import org.jspecify.annotations.NullMarked;
