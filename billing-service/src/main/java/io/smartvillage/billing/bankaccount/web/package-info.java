@NullMarked
package io.smartvillage.billing.bankaccount.web;

import org.jspecify.annotations.NullMarked;
