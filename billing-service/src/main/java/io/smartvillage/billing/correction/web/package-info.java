@NullMarked
package io.smartvillage.billing.correction.web;

import org.jspecify.annotations.NullMarked;
