@NullMarked
package io.smartvillage.discovery;

import org.jspecify.annotations.NullMarked;
