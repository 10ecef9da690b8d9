@NullMarked
package io.smartvillage.billing.receipt.web;

import org.jspecify.annotations.NullMarked;
