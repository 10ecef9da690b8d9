@NullMarked
package io.smartvillage.billing.household.web;

import org.jspecify.annotations.NullMarked;
