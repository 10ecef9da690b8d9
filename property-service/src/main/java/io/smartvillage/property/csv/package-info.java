/// Files of rows as spreadsheets write them: RFC 4180, UTF-8, a header in the first line.
@NullMarked
package io.smartvillage.property.csv;

import org.jspecify.annotations.NullMarked;
