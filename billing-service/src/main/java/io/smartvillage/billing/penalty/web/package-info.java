@NullMarked
package io.smartvillage.billing.penalty.web;

import org.jspecify.annotations.NullMarked;
