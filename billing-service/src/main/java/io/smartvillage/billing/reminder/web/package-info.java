@NullMarked
package io.smartvillage.billing.reminder.web;

import org.jspecify.annotations.NullMarked;
