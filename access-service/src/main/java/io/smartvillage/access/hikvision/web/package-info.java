@NullMarked
package io.smartvillage.access.hikvision.web;

import org.jspecify.annotations.NullMarked;
