@NullMarked
package io.smartvillage.expense.journal.web;

import org.jspecify.annotations.NullMarked;
