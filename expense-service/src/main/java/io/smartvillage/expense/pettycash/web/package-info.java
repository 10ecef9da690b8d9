@NullMarked
package io.smartvillage.expense.pettycash.web;

import org.jspecify.annotations.NullMarked;
