@NullMarked
package io.smartvillage.billing.payment.web;

import org.jspecify.annotations.NullMarked;
