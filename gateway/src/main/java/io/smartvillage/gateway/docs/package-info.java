/// One page to browse the OpenAPI documents of all services.
@NullMarked
package io.smartvillage.gateway.docs;

import org.jspecify.annotations.NullMarked;
