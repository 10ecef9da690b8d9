/// The village of the current work.
///
/// It is bound once, at an edge (a request, a message, a job), and never changed further in.
/// Hibernate adds it to every statement, PostgreSQL's row-level security checks it again, and where
/// nothing is bound nothing is found: see docs/adr/0002.
@NullMarked
package io.smartvillage.platform.tenancy;

import org.jspecify.annotations.NullMarked;
