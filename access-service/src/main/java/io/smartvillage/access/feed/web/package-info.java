@NullMarked
package io.smartvillage.access.feed.web;

import org.jspecify.annotations.NullMarked;
