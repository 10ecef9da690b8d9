@NullMarked
package io.smartvillage.expense.fiscalyear.web;

import org.jspecify.annotations.NullMarked;
