/// The village of the current work.
///
/// It is bound once, at an edge (a request, a message, a job), and never changed further in.
/// Hibernate adds it to every statement, PostgreSQL's row-level security checks it again, and where
/// nothing is bound nothing is found: see docs/adr/0002.
///
/// PostgreSQL is told at the begin of a transaction. Spring Data gives one to `save`, `findById`
/// and its other own methods only: a derived or `@Query` method that is not called in a use case's
/// transaction needs `@Transactional(readOnly = true)` itself, or the policy answers with an error.
@NullMarked
package io.smartvillage.platform.tenancy;

import org.jspecify.annotations.NullMarked;
