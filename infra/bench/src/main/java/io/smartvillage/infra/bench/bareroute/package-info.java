/// A process of its own, with the class path of `bare-mvc` or `bare-webflux`.
@NullMarked
package io.smartvillage.infra.bench.bareroute;

import org.jspecify.annotations.NullMarked;
