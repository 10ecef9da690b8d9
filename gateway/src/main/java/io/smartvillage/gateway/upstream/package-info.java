/// The services behind the gateway: which instances there are, and how a request gets to one.
@NullMarked
package io.smartvillage.gateway.upstream;

import org.jspecify.annotations.NullMarked;
