/// Houses as property-service tells of them: which there are, and whose they are.
@NullMarked
package io.smartvillage.identity.house;

import org.jspecify.annotations.NullMarked;
