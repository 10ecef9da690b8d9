/// VAT and the tax that is withheld when somebody is paid.
@NullMarked
package io.smartvillage.expense.tax;

import org.jspecify.annotations.NullMarked;
