@NullMarked
package io.smartvillage.expense.expense.web;

import org.jspecify.annotations.NullMarked;
