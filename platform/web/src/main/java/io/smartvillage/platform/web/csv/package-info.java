/// Tables for spreadsheets and programs.
@NullMarked
package io.smartvillage.platform.web.csv;

import org.jspecify.annotations.NullMarked;
