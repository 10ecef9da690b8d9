/// OpenAPI 3.1 documents that say what the platform adds to every route.
@NullMarked
package io.smartvillage.platform.web.openapi;

import org.jspecify.annotations.NullMarked;
