@NullMarked
package io.smartvillage.billing.account.web;

import org.jspecify.annotations.NullMarked;
