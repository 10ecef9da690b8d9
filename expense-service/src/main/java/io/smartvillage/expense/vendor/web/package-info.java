@NullMarked
package io.smartvillage.expense.vendor.web;

import org.jspecify.annotations.NullMarked;
