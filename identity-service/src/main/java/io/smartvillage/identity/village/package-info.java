@NullMarked
package io.smartvillage.identity.village;

import org.jspecify.annotations.NullMarked;
