@NullMarked
package io.smartvillage.infra.local;

import org.jspecify.annotations.NullMarked;
