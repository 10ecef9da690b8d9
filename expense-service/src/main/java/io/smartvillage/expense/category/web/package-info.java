@NullMarked
package io.smartvillage.expense.category.web;

import org.jspecify.annotations.NullMarked;
