/// Files of rows, imported as jobs.
///
/// A service makes an [Importer][io.smartvillage.platform.imports.Importer] for each kind of table;
/// the rest is here: reading CSV and XLSX, checking the columns, storing in chunks of a transaction
/// each, progress, errors by line and column, dry runs, cancelling, and going on after a crash.
@NullMarked
package io.smartvillage.platform.imports;

import org.jspecify.annotations.NullMarked;
