@NullMarked
package io.smartvillage.identity.userimport;

import org.jspecify.annotations.NullMarked;
