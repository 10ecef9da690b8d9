@NullMarked
package io.smartvillage.expense.settings.web;

import org.jspecify.annotations.NullMarked;
