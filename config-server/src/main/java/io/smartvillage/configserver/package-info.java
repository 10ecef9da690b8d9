/// Serves `infra/config` to the applications, by name and profile.
@NullMarked
package io.smartvillage.configserver;

import org.jspecify.annotations.NullMarked;
