@NullMarked
package io.smartvillage.access.pass.messaging;

import org.jspecify.annotations.NullMarked;
