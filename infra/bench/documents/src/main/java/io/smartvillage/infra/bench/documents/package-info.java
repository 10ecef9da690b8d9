/// The process in which `./village bench documents` draws.
@NullMarked
package io.smartvillage.infra.bench.documents;

import org.jspecify.annotations.NullMarked;
