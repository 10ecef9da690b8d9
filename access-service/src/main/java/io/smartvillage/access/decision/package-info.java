/// Who is let through: the rules, and the one way in which a decision is made and kept.
@NullMarked
package io.smartvillage.access.decision;

import org.jspecify.annotations.NullMarked;
