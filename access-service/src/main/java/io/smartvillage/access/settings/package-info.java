/// What a village decides about its log and its visitors' stay.
@NullMarked
package io.smartvillage.access.settings;

import org.jspecify.annotations.NullMarked;
