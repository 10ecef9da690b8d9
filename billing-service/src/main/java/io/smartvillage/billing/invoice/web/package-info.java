@NullMarked
package io.smartvillage.billing.invoice.web;

import org.jspecify.annotations.NullMarked;
