/// Imports over HTTP.
@NullMarked
package io.smartvillage.platform.imports.web;

import org.jspecify.annotations.NullMarked;
