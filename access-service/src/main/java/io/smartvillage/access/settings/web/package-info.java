@NullMarked
package io.smartvillage.access.settings.web;

import org.jspecify.annotations.NullMarked;
