@NullMarked
package io.smartvillage.infra.servers;

import org.jspecify.annotations.NullMarked;
