@NullMarked
package io.smartvillage.billing.bankcallback.web;

import org.jspecify.annotations.NullMarked;
