/// Villages, their people, and what operators did in them.
@NullMarked
package io.smartvillage.identity;

import org.jspecify.annotations.NullMarked;
