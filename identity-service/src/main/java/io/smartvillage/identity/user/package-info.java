@NullMarked
package io.smartvillage.identity.user;

import org.jspecify.annotations.NullMarked;
