@NullMarked
package io.smartvillage.billing.feeschedule.web;

import org.jspecify.annotations.NullMarked;
