package io.smartvillage.platform.web.problem;

/// One wrong field of a request.
///
/// @param field path in the body, such as `items[2].rate`, or the name of a parameter or header
public record FieldProblem(String field, String message) {}
