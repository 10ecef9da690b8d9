@NullMarked
package io.smartvillage.billing.paper.web;

import org.jspecify.annotations.NullMarked;
