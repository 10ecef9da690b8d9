/// If-Match and ETag: nobody overwrites what they have not seen.
@NullMarked
package io.smartvillage.platform.web.precondition;

import org.jspecify.annotations.NullMarked;
