@NullMarked
package io.smartvillage.infra.e2e;

import org.jspecify.annotations.NullMarked;
