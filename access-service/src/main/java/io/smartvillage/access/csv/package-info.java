/// Files of rows as spreadsheets write them: RFC 4180, a header in the first line, in UTF-8 or in
/// the Thai encoding of older programs.
@NullMarked
package io.smartvillage.access.csv;

import org.jspecify.annotations.NullMarked;
