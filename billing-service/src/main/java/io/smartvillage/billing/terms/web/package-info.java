/// From when until when a house is billed, and its share of what is split.
@NullMarked
package io.smartvillage.billing.terms.web;

import org.jspecify.annotations.NullMarked;
