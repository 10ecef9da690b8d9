/// Lists by cursor: stable under inserts, no counting.
@NullMarked
package io.smartvillage.platform.web.paging;

import org.jspecify.annotations.NullMarked;
