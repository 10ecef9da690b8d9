/// How number plates are read and compared, as at the gates (domain rule 21).
@NullMarked
package io.smartvillage.property.plate;

import org.jspecify.annotations.NullMarked;
