/// Tables to take away: the same description as CSV for programs and as XLSX for people.
@NullMarked
package io.smartvillage.billing.export;

import org.jspecify.annotations.NullMarked;
