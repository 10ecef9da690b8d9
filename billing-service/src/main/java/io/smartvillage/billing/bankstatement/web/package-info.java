@NullMarked
package io.smartvillage.billing.bankstatement.web;

import org.jspecify.annotations.NullMarked;
