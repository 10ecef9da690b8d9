/// The append-only log of decisions.
@NullMarked
package io.smartvillage.access.accesslog;

import org.jspecify.annotations.NullMarked;
