@NullMarked
package io.smartvillage.billing.export.web;

import org.jspecify.annotations.NullMarked;
