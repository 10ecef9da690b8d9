@NullMarked
package io.smartvillage.expense.fund.web;

import org.jspecify.annotations.NullMarked;
