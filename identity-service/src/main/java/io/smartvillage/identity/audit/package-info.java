@NullMarked
package io.smartvillage.identity.audit;

import org.jspecify.annotations.NullMarked;
