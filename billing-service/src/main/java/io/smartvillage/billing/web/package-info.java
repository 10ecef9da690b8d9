/// The service's own problem details.
@NullMarked
package io.smartvillage.billing.web;

import org.jspecify.annotations.NullMarked;
