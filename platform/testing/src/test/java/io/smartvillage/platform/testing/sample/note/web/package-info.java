/// The HTTP side of notes.
@NullMarked
package io.smartvillage.platform.testing.sample.note.web;

import org.jspecify.annotations.NullMarked;
