/// A mirror of visitor-service's passes: which codes open gates, when, and how often.
@NullMarked
package io.smartvillage.access.pass;

import org.jspecify.annotations.NullMarked;
