@NullMarked
package io.smartvillage.billing.settings.web;

import org.jspecify.annotations.NullMarked;
