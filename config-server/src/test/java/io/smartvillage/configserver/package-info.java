@NullMarked
package io.smartvillage.configserver;

import org.jspecify.annotations.NullMarked;
