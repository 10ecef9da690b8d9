@NullMarked
package io.smartvillage.billing.property.messaging;

import org.jspecify.annotations.NullMarked;
