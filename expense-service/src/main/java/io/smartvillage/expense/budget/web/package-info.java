@NullMarked
package io.smartvillage.expense.budget.web;

import org.jspecify.annotations.NullMarked;
