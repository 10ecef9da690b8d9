/// What people may ask of the village about their data: to see it, and to be forgotten. Every
/// service does its part and says so; see docs/adr/0026.
@NullMarked
package io.smartvillage.identity.personaldata;

import org.jspecify.annotations.NullMarked;
