@NullMarked
package io.smartvillage.billing.credit.web;

import org.jspecify.annotations.NullMarked;
