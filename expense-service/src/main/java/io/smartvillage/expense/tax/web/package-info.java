@NullMarked
package io.smartvillage.expense.tax.web;

import org.jspecify.annotations.NullMarked;
