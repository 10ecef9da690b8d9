/// What a village decides for itself about its bills, and how it signs them.
@NullMarked
package io.smartvillage.billing.settings;

import org.jspecify.annotations.NullMarked;
