/// What a village decides about its expenses: its fiscal year, and who may approve how much.
@NullMarked
package io.smartvillage.expense.settings;

import org.jspecify.annotations.NullMarked;
