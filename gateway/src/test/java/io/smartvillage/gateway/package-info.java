@NullMarked
package io.smartvillage.gateway;

import org.jspecify.annotations.NullMarked;
