/// Tables in files: written as CSV for programs and as XLSX for people, and read row by row from
/// what people send. Neither holds more than a few rows in memory, and no cell is ever calculated.
@NullMarked
package io.smartvillage.platform.spreadsheet;

import org.jspecify.annotations.NullMarked;
