/// Strict JSON: unknown fields and wrong types are refused, all of them at once.
@NullMarked
package io.smartvillage.platform.web.json;

import org.jspecify.annotations.NullMarked;
