/// What a village has from its first day: settings, funds, categories.
@NullMarked
package io.smartvillage.expense.village;

import org.jspecify.annotations.NullMarked;
