@NullMarked
package io.smartvillage.billing.billingrun.web;

import org.jspecify.annotations.NullMarked;
